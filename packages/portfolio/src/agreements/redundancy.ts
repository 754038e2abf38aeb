import type { Rational } from '../exact/index.js';
import type { Place } from '../model/index.js';
import { type Block, Chain, type ChainSources } from './chain.js';
import { linksOf } from './requirements.js';
import { compose } from './sharing.js';
import { atLeastOf } from './structure.js';
import { NO_TERMS } from './terms.js';

/** A choice of services that are to stand in for one another, and share something all the same. */
export interface SharedRedundancy {
  readonly at: Place;
  readonly count: number;
  readonly members: readonly string[];
  /** What more than one of them stands on, nearest first and sorted by name. */
  readonly shared: readonly string[];
  /** What the choice composes to, and what it would if nothing were shared; none where something is missing. */
  readonly composed: Rational | undefined;
  readonly independent: Rational | undefined;
  /** The best member alone. */
  readonly alone: Rational | undefined;
  /** Whether one member alone would do as well. */
  readonly worthless: boolean;
}

/** So many services behind a member are looked at. */
const MOST_SEARCHED = 500;

/** The choices of a service whose members share what they stand on. */
export function sharedRedundancyOf(service: string, sources: ChainSources): readonly SharedRedundancy[] {
  const found: SharedRedundancy[] = [];
  for (const need of sources.requirementsOf(service).needs) {
    if (need.of !== 'anyOf' || need.links.length < 2) continue;
    const members = [...new Set(need.links.map(({ to }) => to))];
    const shared = nearestShared(members, service, sources);
    if (shared.length === 0) continue;
    const chain = new Chain({ terms: NO_TERMS, kind: 'sla', service }, sources);
    const block = chain.blocks.find((each) => each.of === 'anyOf' && each.at === need.at);
    const shares = block === undefined ? undefined : sharesOf(block);
    const composition =
      block && compose({ blocks: [block], root: chain.root, sources, backedBy: (each) => chain.backedBy(each) });
    const composed = composition?.is === 'exact' ? composition.share : undefined;
    const alone = shares?.reduce((best, each) => (each.greaterThan(best) ? each : best));
    found.push({
      at: need.at,
      count: need.count,
      members,
      shared,
      composed,
      independent: shares && atLeastOf(need.count, shares),
      alone,
      worthless: need.count === 1 && composed !== undefined && alone !== undefined && composed.lessOrEqual(alone),
    });
  }
  return found;
}

/** The availabilities that are agreed on the members; undefined unless they all are. */
function sharesOf(block: Block): readonly [Rational, ...Rational[]] | undefined {
  if (block.of !== 'anyOf') return undefined;
  const shares = block.blocks.flatMap((member) => (member.of === 'agreed' ? [member.backing.effective.share] : []));
  const [first, ...others] = shares;
  return first === undefined || shares.length < block.blocks.length ? undefined : [first, ...others];
}

/** Of what stands behind more than one member, that which a member, or something behind one member only, requires. */
function nearestShared(members: readonly string[], root: string, sources: ChainSources): readonly string[] {
  const seenBy = new Map<string, number>();
  const behindEach = members.map((member) => {
    const behind = new Set([member]);
    for (const each of behind) {
      if (behind.size > MOST_SEARCHED) break;
      for (const { to } of sources.requirementsOf(each).needs.flatMap(linksOf)) if (to !== root) behind.add(to);
    }
    for (const each of behind) seenBy.set(each, (seenBy.get(each) ?? 0) + 1);
    return behind;
  });
  const isShared = (service: string) => (seenBy.get(service) ?? 0) > 1;
  const nearest = new Set(members.filter(isShared));
  for (const behind of behindEach) {
    for (const each of behind) {
      if (isShared(each)) continue;
      for (const { to } of sources.requirementsOf(each).needs.flatMap(linksOf)) if (isShared(to)) nearest.add(to);
    }
  }
  return [...nearest].sort();
}
