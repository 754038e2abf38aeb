import { Rational } from '../exact/index.js';
import { type ElementOf, labelOf } from '../model/index.js';
import { type Known, unknown } from '../values/index.js';

/** The scores that a consolidation declares, from 0 to 100. */
export type DeclaredScore = 'value' | 'longTerm' | 'risk';

const CALLED: Readonly<Record<DeclaredScore, string>> = {
  value: 'the value',
  longTerm: 'the long-term impact',
  risk: 'the risk',
};

/** A declared score as a share of one. */
export function scoreOf(consolidation: ElementOf<'consolidation'>, score: DeclaredScore): Known<Rational> {
  const declared = consolidation.values[score];
  return declared === undefined
    ? unknown(`${CALLED[score]} of ${labelOf(consolidation)}`)
    : declared.value.value.dividedBy(Rational.HUNDRED);
}
