import {
  type ConsolidationProposal,
  isUnknown,
  labelOf,
  placeOf,
  type Portfolio,
  printQuantity,
  type Rate,
  firstOf,
} from '@btaas/portfolio';
import type { Fix } from '../rule.js';
import { writtenName, writtenNames } from '../written-name.js';

const MOST_NAMED = 2;

/** The quick fix that declares a consolidation which was only proposed, behind what is to stay. */
export function declareConsolidation(proposal: ConsolidationProposal, portfolio: Portfolio): Fix {
  const { keep, absorb, saving } = proposal;
  const absorbed = absorb.map(({ id }) => id);
  const lines = [
    `keep ${writtenName(keep.id, keep)}`,
    `absorb ${writtenNames(absorbed, keep)}`,
    ...(isUnknown(saving.value) ? [] : savingLine(saving.value)),
  ];
  const text = `consolidation ${freeName(keep, portfolio)} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
  const named = firstOf(absorb.map(labelOf), MOST_NAMED);
  return {
    title: `Declare a consolidation that keeps ${labelOf(keep)} and absorbs ${named}`,
    edits: [{ edit: 'addElement', document: keep.document, after: placeOf(keep), text }],
  };
}

/** Nothing is saved by what costs nothing, and a saving of zero would claim to have been looked into. */
function savingLine(saving: Rate): readonly string[] {
  const isNothing = saving.amount.type === 'money' && saving.amount.amount.sign() <= 0;
  return isNothing ? [] : [`saving ${printQuantity(saving)}`];
}

/** A name that nothing in the namespace has yet. */
function freeName({ name, namespace }: ConsolidationProposal['keep'], portfolio: Portfolio): string {
  const isTaken = (candidate: string) =>
    portfolio.find(namespace === '' ? candidate : `${namespace}.${candidate}`) !== undefined;
  const base = `Consolidate${name}`;
  let candidate = base;
  for (let number = 2; isTaken(candidate); number++) candidate = `${base}${number}`;
  return candidate;
}
