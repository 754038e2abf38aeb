import { type Figure, isUnknown, type Known, type Percent, Rational } from '@btaas/portfolio';
import type { Cell, Fact } from '../document/blocks.js';
import { cell, figured } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong, many, noteOf } from './count-of-wrong.js';

/** The scorecards of the providers that the report is about. */
export const cardsIn = (context: ReportContext) =>
  context.figures.providers.all.filter(({ provider }) => shows(context, provider.id));

/** How much of all spend is with few. */
export function concentrationFact({ figures }: ReportContext): Fact {
  const { concentration } = figures.providers;
  const limit = figures.limits.concentration;
  const isOver = !isUnknown(concentration.value) && concentration.value.value.greaterThan(limit);
  return {
    label: 'Concentration of spend',
    cell: figured(concentration, isOver ? { tone: 'warn' } : {}),
    note: `Herfindahl index; the limit is ${limit}`,
  };
}

const measuredIn = (context: ReportContext) =>
  cardsIn(context)
    .flatMap(({ commitments }) => commitments)
    .filter(({ periods }) => periods.length > 0);
const UNMEASURED = 'no commitment is measured';

/** Commitments that were missed at any time, though they may be kept again. */
export function missedFact(context: ReportContext): Fact {
  const measured = measuredIn(context);
  const periods = measured.flatMap((each) => each.periods);
  const missed = periods.filter(({ met }) => !met).length;
  return countOfWrong('Commitments missed in any measured period', {
    count: measured.filter((each) => each.periods.some(({ met }) => !met)).length,
    ...{ of: measured.length, tone: 'warn', without: UNMEASURED },
    note: noteOf(`of ${measured.length} that are measured`, `${missed} of ${many(periods.length, 'period')} missed`),
  });
}
export function missedLastFact(context: ReportContext): Fact {
  const measured = measuredIn(context);
  return countOfWrong('Commitments missed last', {
    count: measured.filter(({ missedInARow }) => missedInARow > 0).length,
    ...{ of: measured.length, tone: 'bad', without: UNMEASURED },
    note: `in the last measured period, of ${measured.length} that are measured`,
  });
}

/** Contracts that end before their provider can be left. */
export function exitFact(context: ReportContext): Fact {
  const contracts = cardsIn(context).flatMap((card) => card.contracts);
  const judged = contracts.filter(({ exitTooLong }) => exitTooLong !== undefined);
  const open = contracts.length - judged.length;
  return countOfWrong('Exits longer than the notice', {
    count: judged.filter(({ exitTooLong }) => exitTooLong === true).length,
    ...{ of: judged.length, tone: 'warn' },
    note: noteOf(`of ${many(contracts.length, 'contract')}`, open > 0 ? `${open} without notice or exit` : undefined),
    without: contracts.length === 0 ? 'no contract is declared' : 'no contract has both a notice and an exit',
  });
}

/** The share of periods in which something was kept: anything less than all is worth a look. */
export function keptCell(share: Known<Percent>, figure?: Figure<Percent>): Cell {
  const more = isUnknown(share) || share.value.greaterOrEqual(Rational.HUNDRED) ? {} : { tone: 'warn' as const };
  return figure === undefined ? cell(share, more) : figured(figure, more);
}
