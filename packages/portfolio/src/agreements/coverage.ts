import type { Place } from '../model/index.js';
import { isUnknown } from '../values/index.js';
import type { ChainSources } from './chain.js';
import type { Commitment } from './commitments.js';
import type { OpenHours } from './hours.js';
import type { Gap, HoursBook } from './hours-book.js';
import { firstGap, minutesOpen, openTogether } from './open-sets.js';
import { type Link, linksOf, type Need } from './requirements.js';

/** Promised hours in which something behind the promise is closed. */
export interface Uncovered {
  readonly gap: Gap;
  /** The agreement whose hours leave it; none of a choice, whose members leave it together. */
  readonly commitment: Commitment | undefined;
  /** The hours of that agreement, or the choice. */
  readonly at: Place;
}
/** What the hours behind a promise leave open, and what says nothing about hours. */
export interface Coverage {
  readonly uncovered: readonly Uncovered[];
  readonly silent: readonly Commitment[];
  /** That more services stand behind it than are looked at. */
  readonly isCut: boolean;
}

const COVERED: Coverage = { uncovered: [], silent: [], isCut: false };
const CUT: Coverage = { ...COVERED, isCut: true };
const DEEPEST = 500;

/** Whether promised hours lie inside the hours of all that stands behind them; each pair of calendars is compared once. */
export class HoursCheck {
  readonly #sources: ChainSources;
  readonly #book: HoursBook;
  readonly #known = new Map<string, Map<string, Coverage>>();
  /** The services that are being looked behind: the promised one, and those without an agreement. */
  readonly #path = new Set<string>();

  constructor(sources: ChainSources, book: HoursBook) {
    this.#sources = sources;
    this.#book = book;
  }

  /** `undefined` where the promise states no hours, or a calendar that is not found or not known. */
  behind(promise: Commitment): Coverage | undefined {
    const { hours } = promise.terms;
    if (hours?.value.found !== true || isUnknown(this.#book.hoursOf(hours.value.to))) return undefined;
    const asked = hours.value.to;
    const { own, requirements } = this.#sources.behind(promise);
    let coverage = COVERED;
    for (const commitment of own) coverage = joined(coverage, this.#ofCommitment(asked, commitment));
    // Something is left of a question that ended in a mistake.
    if (this.#path.size > 0) this.#path.clear();
    this.#path.add(promise.service);
    coverage = joined(coverage, this.#ofNeeds(asked, requirements.needs, this.#path));
    this.#path.delete(promise.service);
    return coverage;
  }

  #ofNeeds(asked: string, needs: readonly Need[], path: Set<string>): Coverage {
    let coverage = COVERED;
    for (const need of needs) {
      const of =
        need.of === 'service'
          ? this.#ofLink(asked, need.link, path)
          : this.#ofChoice(asked, need.count, need.links, need.at, path);
      coverage = joined(coverage, of);
    }
    return coverage;
  }

  #ofLink(asked: string, { to }: Link, path: Set<string>): Coverage {
    // A cycle, which has its own finding, ends where it begins again.
    if (path.has(to)) return COVERED;
    if (path.size > DEEPEST) return CUT;
    const known = this.#known.get(asked) ?? new Map<string, Coverage>();
    this.#known.set(asked, known);
    let coverage = known.get(to);
    if (coverage === undefined) {
      coverage = this.#ofService(asked, to, path);
      known.set(to, coverage);
    }
    return coverage;
  }

  #ofService(asked: string, service: string, path: Set<string>): Coverage {
    const groups = this.#sources.commitments.alternativesOf(service);
    if (groups.length === 0) {
      path.add(service);
      const coverage = this.#ofNeeds(asked, this.#sources.requirementsOf(service).needs, path);
      path.delete(service);
      return coverage;
    }
    // One agreement that covers all is enough; else the first that says something tells what is not covered.
    const coverages = groups.map((group) => group.map((each) => this.#ofCommitment(asked, each)).reduce(joined));
    return (
      coverages.find(({ uncovered, silent }) => uncovered.length === 0 && silent.length === 0) ??
      coverages.find(({ uncovered }) => uncovered.length > 0) ??
      coverages[0]!
    );
  }

  #ofCommitment(asked: string, commitment: Commitment): Coverage {
    const { hours } = commitment.terms;
    if (hours === undefined) return { ...COVERED, silent: [commitment] };
    if (!hours.value.found) return COVERED;
    const gap = this.#book.gap(asked, hours.value.to);
    if (isUnknown(gap)) return { ...COVERED, silent: [commitment] };
    return gap === undefined ? COVERED : { ...COVERED, uncovered: [{ gap, commitment, at: hours.at }] };
  }

  #ofChoice(asked: string, count: number, links: readonly Link[], at: Place, path: Set<string>): Coverage {
    const members = links.map((link) => this.#ofLink(asked, link, path));
    const covering = members.filter(
      ({ uncovered, silent, isCut }) => uncovered.length === 0 && silent.length === 0 && !isCut,
    ).length;
    if (covering >= count) return COVERED;
    const silent = members.flatMap((member) => member.silent);
    const isCut = members.some((member) => member.isCut);
    if (silent.length > 0 || isCut) return { uncovered: [], silent, isCut };
    // Not enough of them alone: together they may, one taking over where another closes.
    const open = links.map(({ to }) => this.#openOf(to, path));
    const hours = this.#book.hoursOf(asked);
    const gap = isUnknown(hours) ? undefined : firstGap(hours, openTogether(count, open));
    return gap === undefined ? COVERED : { ...COVERED, uncovered: [{ gap, commitment: undefined, at }] };
  }

  /** When everything behind a service is open, by the agreement with the longest hours; it is asked of choices only. */
  #openOf(service: string, path: Set<string>): OpenHours {
    const groups = this.#sources.commitments.alternativesOf(service);
    if (groups.length > 0) {
      const open = groups.map((group) => together(group.map((each) => this.#hoursOf(each))));
      return open.reduce((longest, each) => (minutesOpen(each) > minutesOpen(longest) ? each : longest));
    }
    if (path.has(service) || path.size > DEEPEST) return this.#everything();
    path.add(service);
    const parts = this.#sources.requirementsOf(service).needs.map((need) => {
      const members = linksOf(need).map(({ to }) => this.#openOf(to, path));
      return openTogether(need.of === 'service' ? 1 : need.count, members);
    });
    path.delete(service);
    return parts.length === 0 ? this.#everything() : together(parts);
  }

  #hoursOf({ terms: { hours } }: Commitment): OpenHours {
    if (hours?.value.found !== true) return this.#everything();
    const open = this.#book.hoursOf(hours.value.to);
    return isUnknown(open) ? this.#everything() : open;
  }

  /** For what says nothing: it closes nothing here, and is reported where it is silent. */
  #everything(): OpenHours {
    return [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  }
}

const together = (several: readonly OpenHours[]) => openTogether(several.length, several);

function joined(a: Coverage, b: Coverage): Coverage {
  if (a === COVERED) return b;
  if (b === COVERED) return a;
  return {
    uncovered: [...a.uncovered, ...b.uncovered],
    silent: [...a.silent, ...b.silent],
    isCut: a.isCut || b.isCut,
  };
}
