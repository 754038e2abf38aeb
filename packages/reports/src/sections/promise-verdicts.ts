import { type Commitment, compareTexts, type Verdict } from '@btaas/portfolio';
import type { Fact, Tone } from '../document/blocks.js';
import type { ReportContext } from './context.js';
import { countOfWrong, noteOf } from './count-of-wrong.js';
import { availabilitySlasIn } from './slas.js';

export const VERDICTS: Readonly<
  Record<Verdict, { readonly label: string; readonly tone: Tone; readonly order: number }>
> = {
  impossible: { label: 'impossible', tone: 'bad', order: 0 },
  unsupported: { label: 'unsupported', tone: 'bad', order: 1 },
  notGuaranteed: { label: 'not guaranteed', tone: 'warn', order: 2 },
  unknown: { label: 'cannot be judged', tone: 'muted', order: 3 },
  guaranteed: { label: 'guaranteed', tone: 'good', order: 4 },
};

export interface Judged {
  readonly promise: Commitment;
  readonly verdict: Verdict;
  readonly figures: NonNullable<ReturnType<ReportContext['figures']['agreements']['availability']>> | undefined;
}

/** The SLAs that promise an availability, the broken ones first. */
export function assessed(context: ReportContext): readonly Judged[] {
  const { agreements } = context.figures;
  const slas = availabilitySlasIn(context);
  const judged = slas.map((promise): Judged => {
    const assessment = agreements.assess(promise);
    return { promise, verdict: assessment?.verdict ?? 'unknown', figures: agreements.availability(promise) };
  });
  const order = ({ verdict }: Judged) => VERDICTS[verdict].order;
  return judged.sort((a, b) => order(a) - order(b) || compareTexts(a.promise.label, b.promise.label));
}

export const countOf = (judged: readonly Judged[], ...verdicts: readonly Verdict[]): number =>
  judged.filter(({ verdict }) => verdicts.includes(verdict)).length;

/** How many promises cannot be kept, of those that can be judged. */
export function brokenFact(judged: readonly Judged[]): Fact {
  const count = countOf(judged, 'impossible', 'unsupported');
  return wrong('Promises that cannot be kept', judged, count, 'bad', 'above what stands behind them');
}
export function notGuaranteedFact(judged: readonly Judged[]): Fact {
  const count = countOf(judged, 'notGuaranteed');
  return wrong('Not guaranteed', judged, count, 'warn', 'kept only while failures come apart');
}
function wrong(label: string, judged: readonly Judged[], count: number, tone: Tone, meaning: string): Fact {
  const open = countOf(judged, 'unknown');
  return countOfWrong(label, {
    ...{ count, tone, of: judged.length - open },
    note: noteOf(`of ${judged.length}`, open > 0 ? `${open} cannot be judged` : undefined, meaning),
    without: judged.length === 0 ? 'no availability is promised' : `none of ${judged.length} can be judged`,
  });
}
