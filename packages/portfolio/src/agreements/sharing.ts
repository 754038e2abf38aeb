import { Rational } from '../exact/index.js';
import { type Block, type Chain, OWN } from './chain.js';
import { reliability } from './reliability.js';
import { linksOf, type Need } from './requirements.js';
import { atLeast, leaf, series, type Structure } from './structure.js';

/** The availability that a chain composes to under independence of what is not shared. */
export type Composition =
  | { readonly is: 'exact'; readonly share: Rational; readonly notes: readonly string[] }
  /** Something is missing; `atMost` is what it composes to if all of that never fails. */
  | { readonly is: 'unknown'; readonly atMost: Rational | undefined }
  | { readonly is: 'tooLarge'; readonly why: string };

/** The chain behind a promise, or a part of it. */
export type Composable = Pick<Chain, 'blocks' | 'root' | 'sources' | 'backedBy'>;

/** So many services behind one promise are searched for elements that branches share. */
const MOST_SEARCHED = 500;
const NEVER_FAILS = leaf(Rational.ONE);
const NOTHING: ReadonlySet<string> = new Set();

class Stopped extends Error {
  readonly outcome: Composition;
  constructor(outcome: Composition) {
    super();
    this.outcome = outcome;
  }
}

/**
 * Composes a chain over its reliability graph. An agreement stands for everything behind it; but where something behind
 * it is needed elsewhere too, the two do not fail independently, and the agreement is taken apart: into what is shared, and
 * the rest, whose availability is agreed / shared. So the agreement keeps its value, and what is shared counts once.
 */
export function compose(chain: Composable): Composition {
  try {
    return new Composer(chain).compose();
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    throw error;
  }
}

class Composer {
  readonly #chain: Composable;
  /** Who requires each service behind the promise; the promise itself is `OWN`. Empty where nothing can be shared. */
  readonly #requiredBy = new Map<string, Set<string>>();
  readonly #structures = new Map<string, Structure>();
  readonly #behind = new Map<string, ReadonlySet<string>>();
  readonly #path = new Set<string>();
  readonly #notes: string[] = [];
  #unknown = false;
  #unknownShared = false;

  constructor(chain: Composable) {
    this.#chain = chain;
  }

  compose(): Composition {
    const { blocks } = this.#chain;
    if (agreedServices(blocks).size > 1) this.#search();
    const result = reliability(series(blocks.map((block) => this.#ofBlock(block))));
    if (this.#unknown) return { is: 'unknown', atMost: this.#unknownShared ? undefined : result.exact };
    if (result.exact === undefined) return { is: 'tooLarge', why: result.tooLarge };
    return { is: 'exact', share: result.exact, notes: this.#notes };
  }

  /** Finds all services behind the promise, through agreements as well. Forgets them if each has one place only. */
  #search(): void {
    const { root, sources } = this.#chain;
    let links = 0;
    const open: [string, string][] = [[root, OWN]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [service, name] = next;
      for (const need of sources.requirementsOf(service).needs) {
        for (const { to } of linksOf(need)) {
          if (to === root) continue;
          links++;
          const users = this.#requiredBy.get(to);
          if (users !== undefined) users.add(name);
          else {
            this.#requiredBy.set(to, new Set([name]));
            if (this.#requiredBy.size > MOST_SEARCHED) {
              throw new Stopped({ is: 'tooLarge', why: `more than ${MOST_SEARCHED} services behind it` });
            }
            open.push([to, to]);
          }
        }
      }
    }
    if (links === this.#requiredBy.size) this.#requiredBy.clear();
  }

  #ofBlock(block: Block): Structure {
    switch (block.of) {
      case 'unknown':
        this.#unknown = true;
        return NEVER_FAILS;
      case 'agreed':
        return block.service === OWN
          ? leaf(block.backing.effective.share)
          : this.#ofAgreed(block.service, block.backing.effective.share);
      case 'anyOf':
        return atLeast(
          block.count,
          block.blocks.map((member) => this.#ofBlock(member)),
        );
      case 'series':
        return this.#remembered(block.service!, () => series(block.blocks.map((part) => this.#ofBlock(part))));
    }
  }

  #ofAgreed(service: string, share: Rational): Structure {
    return this.#remembered(service, () => {
      const outside = this.#neededElsewhere(service);
      if (outside.size === 0) return leaf(share);
      this.#path.add(service);
      const kept = this.#kept(this.#chain.sources.requirementsOf(service).needs, outside);
      this.#path.delete(service);
      if (kept.length === 0) return leaf(share);
      const shared = series(kept);
      const result = reliability(shared);
      if (result.exact === undefined) throw new Stopped({ is: 'tooLarge', why: result.tooLarge });
      if (share.greaterOrEqual(result.exact)) {
        this.#notes.push(`${service} is worth no more than what it shares with others`);
        return shared;
      }
      return series([leaf(share.dividedBy(result.exact)), ...kept]);
    });
  }

  /**
   * Of what a service needs, the parts that lead to something outside, and the parts that share something with those: what
   * is left over is independent of what is kept.
   */
  #kept(needs: readonly Need[], outside: ReadonlySet<string>): Structure[] {
    const kept: Structure[] = [];
    const touched = new Set(outside);
    const open = needs.map((need) =>
      linksOf(need)
        .filter(({ to }) => !this.#path.has(to))
        .map(({ to }) => to),
    );
    for (;;) {
      const next = open.findIndex((members) => members.some((to) => meet(this.#behindAnd(to), touched)));
      if (next < 0) return kept;
      const members = open[next]!;
      open[next] = [];
      for (const member of members) for (const each of this.#behindAnd(member)) touched.add(each);
      const need = needs[next]!;
      const structures = members.map((to) => this.#ofService(to));
      kept.push(need.of === 'service' ? structures[0]! : atLeast(need.count, structures));
    }
  }

  #ofService(service: string): Structure {
    const backed = this.#chain.backedBy(service);
    if (backed.is === 'agreed') return this.#ofAgreed(service, backed.backing.effective.share);
    const { needs } = this.#chain.sources.requirementsOf(service);
    if (backed.is === 'silent' || needs.length === 0) {
      this.#unknown = true;
      this.#unknownShared = true;
      return NEVER_FAILS;
    }
    return this.#remembered(service, () => {
      this.#path.add(service);
      const parts = needs.flatMap((need) => {
        const members = linksOf(need).filter(({ to }) => !this.#path.has(to));
        if (members.length === 0) return [];
        const structures = members.map(({ to }) => this.#ofService(to));
        return [need.of === 'service' ? structures[0]! : atLeast(need.count, structures)];
      });
      this.#path.delete(service);
      return parts.length === 0 ? NEVER_FAILS : series(parts);
    });
  }

  /** All that is behind a service and is reached from the promise past it, too. */
  #neededElsewhere(service: string): ReadonlySet<string> {
    if (this.#requiredBy.size === 0) return NOTHING;
    const behind = this.#behindAnd(service);
    const elsewhere = new Set<string>();
    for (const each of behind) {
      if (each === service || elsewhere.has(each)) continue;
      const users = this.#requiredBy.get(each);
      if (users === undefined || [...users].every((user) => behind.has(user))) continue;
      for (const further of this.#behindAnd(each)) elsewhere.add(further);
    }
    return elsewhere;
  }

  /** A service and everything behind it. */
  #behindAnd(service: string): ReadonlySet<string> {
    const known = this.#behind.get(service);
    if (known !== undefined) return known;
    const behind = new Set([service]);
    for (const each of behind) {
      for (const need of this.#chain.sources.requirementsOf(each).needs) {
        for (const { to } of linksOf(need)) if (to !== this.#chain.root) behind.add(to);
      }
    }
    this.#behind.set(service, behind);
    return behind;
  }

  #remembered(service: string, make: () => Structure): Structure {
    let structure = this.#structures.get(service);
    if (structure === undefined) {
      structure = make();
      this.#structures.set(service, structure);
    }
    return structure;
  }
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const each of small) if (large.has(each)) return true;
  return false;
}

function agreedServices(blocks: readonly Block[]): ReadonlySet<string> {
  const services = new Set<string>();
  const visit = (block: Block) => {
    if (block.of === 'agreed' && block.service !== OWN) services.add(block.service);
    else if (block.of === 'series' || block.of === 'anyOf') block.blocks.forEach(visit);
  };
  blocks.forEach(visit);
  return services;
}
