import { hoursBook } from '../agreements/index.js';
import type { Element, Portfolio } from '../model/index.js';
import { relationsOf } from '../relations/index.js';
import { type BreakingChange, changedRewards, loweredPromises, withdrawnServices } from './breaking.js';
import { isUnchanged, type Pair, pairElements } from './pairs.js';
import { type PromiseChange, promiseChanges } from './promise-changes.js';
import { providerChange } from './provider-change.js';
import { type PropertyChange, propertyChanges } from './property-changes.js';

/** What two versions of a portfolio say differently, by meaning and not by text. Lists are sorted by qualified name. */
export interface PortfolioDifference {
  readonly added: readonly Element[];
  readonly removed: readonly Element[];
  /** Called otherwise than before. A commission, which is called after its ends, is never among them. */
  readonly renamed: readonly Pair[];
  /** In another namespace, or another file, under the same name. */
  readonly moved: readonly Pair[];
  /** Elements that say something else than before, and services that others deliver; renamed and moved ones may be among them. */
  readonly changed: readonly ChangedElement[];
  /** Promises and expectations that were lowered or raised, also by what was added to an element or taken from it. */
  readonly promises: readonly PromiseChange[];
  readonly breaking: readonly BreakingChange[];
  /** What an element of the version before is called in the one after. */
  nameAfter(id: string): string;
}
export interface ChangedElement extends Pair {
  readonly changes: readonly PropertyChange[];
}
export interface DifferenceOptions {
  /** The day on which services are in use or not, and periods have begun or not. */
  readonly asOf: string;
}

export function diff(before: Portfolio, after: Portfolio, { asOf }: DifferenceOptions): PortfolioDifference {
  const pairing = pairElements(before, after);
  const hours = hoursBook(after, asOf);
  const changed: ChangedElement[] = [];
  const promises: PromiseChange[] = [];
  const rewards: BreakingChange[] = [];
  const versions = [before, after].map((portfolio) => ({ portfolio, relations: relationsOf(portfolio, asOf) }));
  const [old, fresh] = versions as [(typeof versions)[number], (typeof versions)[number]];
  for (const pair of pairing.pairs) {
    const changes = [
      ...(pair.after.kind === 'service'
        ? providerChange(
            old.relations.commissionsOf(pair.before.id),
            fresh.relations.commissionsOf(pair.after.id),
            pairing.nameAfter,
          )
        : []),
      ...(isUnchanged(pair) ? [] : propertyChanges(pair, pairing.nameAfter)),
    ];
    if (changes.length === 0) continue;
    changed.push({ ...pair, changes });
    promises.push(...promiseChanges(pair, hours));
    rewards.push(...changedRewards(pair.after, pair.before, changes, asOf));
  }
  return {
    added: pairing.added,
    removed: pairing.removed,
    renamed: pairing.pairs.filter((pair) => pair.before.name !== pair.after.name),
    moved: pairing.pairs.filter(isMoved),
    changed,
    promises,
    nameAfter: pairing.nameAfter,
    breaking: [...loweredPromises(promises), ...withdrawnServices(old, fresh, pairing), ...rewards],
  };
}

function isMoved({ before, after }: Pair): boolean {
  if (before.name !== after.name) return false;
  return before.namespace !== after.namespace || before.document !== after.document;
}
