import { asMoney, isUnknown, type Sizing, type SizingVerdict } from '@btaas/portfolio';
import type { Fact, Tone } from '../document/blocks.js';
import { cell, counted } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong, many, noteOf, withoutFigure } from './count-of-wrong.js';

/** The services that can be sized and that the report is about. */
export const sizedIn = (context: ReportContext): readonly Sizing[] =>
  context.figures.sizing.all.filter(({ service }) => shows(context, service.id));
/** Those of which the size can be judged. */
export const judgedIn = (context: ReportContext): readonly Sizing[] =>
  sizedIn(context).filter(({ verdict }) => typeof verdict === 'string');

function countIn(context: ReportContext, ...verdicts: readonly SizingVerdict[]): number {
  return judgedIn(context).filter(({ verdict }) => typeof verdict === 'string' && verdicts.includes(verdict)).length;
}

/** How many services have the right size: good only where all have. */
export function rightFact(context: ReportContext): Fact {
  const [right, judged, all] = [countIn(context, 'right'), judgedIn(context).length, sizedIn(context).length];
  const label = 'Right size';
  if (judged === 0) return withoutFigure(label, unjudged(context));
  return { label, cell: counted(right, right === all ? { tone: 'good' } : {}), note: `of ${many(all, 'service')}` };
}

/** How many services have a size that is wrong in some way. */
export function sizeFact(context: ReportContext, label: string, tone: Tone, ...verdicts: SizingVerdict[]): Fact {
  const [judged, all] = [judgedIn(context).length, sizedIn(context).length];
  return countOfWrong(label, {
    ...{ count: countIn(context, ...verdicts), of: judged, tone, without: unjudged(context) },
    note: noteOf(`of ${many(all, 'service')}`, judged < all ? `${all - judged} cannot be judged` : undefined),
  });
}
export function tooSmallFact(context: ReportContext): Fact {
  return sizeFact(context, 'Too small', 'bad', 'underProvisioned');
}
function unjudged(context: ReportContext): string {
  const all = sizedIn(context).length;
  return all === 0 ? 'no service has an archetype with tiers' : `none of ${many(all, 'service')} can be judged`;
}

/** What the fit tiers would save. In a service that is in its fit tier already, resizing saves nothing of it. */
export function savingFact(context: ReportContext): Fact {
  const label = 'Saving in the fit tiers';
  const known = sizedIn(context).filter(({ saving }) => !isUnknown(saving.value));
  if (known.length === 0) return withoutFigure(label, 'of no service both the cost and the ceiling are known');
  const saving = known.filter(isAbove);
  const there = saving.filter(({ tier, fitTier }) => {
    return tier !== undefined && fitTier !== undefined && !isUnknown(fitTier) && tier.name === fitTier.name;
  });
  return {
    label,
    cell: cell(context.figures.sizing.saving),
    note: noteOf(
      'cost above the ceilings of the fit tiers, as far as it is known',
      there.length === 0
        ? undefined
        : `${there.length} of ${saving.length} such services ${there.length === 1 ? 'is in its' : 'are in their'} fit tier already: not by resizing`,
    ),
  };
}
function isAbove({ saving: { value } }: Sizing): boolean {
  return !isUnknown(value) && (asMoney(value.amount)?.amount.sign() ?? 0) > 0;
}
