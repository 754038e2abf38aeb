import {
  type EvidenceSource,
  type EvidenceTotal,
  isUnknown,
  labelById,
  money,
  percentOf,
  type PeriodCost,
  Rational,
  unknown,
} from '@btaas/portfolio';
import type { Cell, Table } from '../document/blocks.js';
import { cell, counted, figured, showPeriod, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { COURSE_HELP, courseCell } from './course.js';
import { named } from './names.js';

const MEASURED_AS: Readonly<Record<string, string>> = { cost: 'effective cost', billedCost: 'billed cost' };

/** What became of the rows of each data file: read, rejected with the first reasons, about nothing that is declared. */
export function evidenceFiles(context: ReportContext): Table {
  const rows = context.figures.evidenceSources.flatMap((source) =>
    source.files.map(({ file, rows: read, rejected, sha256 }) => [
      words(nameOf(context, source)),
      words(file),
      counted(read),
      counted(rejected, rejected > 0 ? { tone: 'warn' } : {}),
      words(
        source.firstRejected
          .filter((each) => each.file === file)
          .map(({ row, reason }) => `${row}: ${reason}`)
          .join('; '),
      ),
      words(source.unmatched.map(({ name, rows: of }) => `${name === '' ? 'no name' : name} (${of})`).join(', ')),
      words(sha256.slice(0, 12)),
    ]),
  );
  return {
    id: 'evidence-files',
    title: 'Data files that figures were measured from',
    empty: 'nothing was measured; "btaas evidence" reads the files of sources and surveys.',
    columns: [
      { id: 'source', label: 'Source', type: 'text' },
      { id: 'file', label: 'File', type: 'text' },
      { id: 'rows', label: 'Rows', type: 'number' },
      { id: 'rejected', label: 'Rejected', type: 'number', help: 'Rows that could not be used.' },
      { id: 'reasons', label: 'First reasons', type: 'text' },
      { id: 'unmatched', label: 'Names that nothing has', type: 'text', help: 'Of the whole source, with their rows.' },
      { id: 'sha256', label: 'SHA-256', type: 'text', help: 'The first digits.' },
    ],
    rows,
  };
}

/** Bills against the portfolio: the total of the files is what is allocated, unallocated and rejected. */
export function billTotals(context: ReportContext): Table {
  const amount = ({ currency }: EvidenceTotal, value: Rational) =>
    cell(money(value, currency === '' ? undefined : currency));
  return {
    id: 'bills',
    title: 'Bills: what they add up to, and where it went',
    empty: 'no bill was measured.',
    columns: [
      { id: 'source', label: 'Source', type: 'text' },
      { id: 'measure', label: 'Column', type: 'text' },
      { id: 'total', label: 'Total of the files', type: 'money' },
      { id: 'allocated', label: 'Allocated to services', type: 'money' },
      { id: 'unallocated', label: 'Unallocated', type: 'money' },
      { id: 'rejected', label: 'In rejected rows', type: 'money' },
      { id: 'share', label: 'Allocated share', type: 'percent' },
    ],
    rows: context.figures.evidenceSources.flatMap((source) =>
      source.totals.map((each) => [
        words(nameOf(context, source)),
        words(MEASURED_AS[each.metric] ?? each.metric),
        amount(each, each.total),
        amount(each, each.allocated),
        amount(each, each.unallocated),
        amount(each, each.rejected),
        cell(
          each.total.isZero() ? unknown('a total other than zero') : percentOf(each.allocated.dividedBy(each.total)),
        ),
      ]),
    ),
  };
}

/** The services, assets and processes whose cost was measured, with its periods. */
function measuredBearers(context: ReportContext) {
  const { cost, measurements } = context.figures;
  const { portfolio } = context;
  return [...portfolio.all('service'), ...portfolio.all('asset'), ...portfolio.all('process')]
    .filter(({ id }) => measurements.elements.has(id) && shows(context, id))
    .map((bearer) => ({ bearer, periods: cost.byPeriod(bearer) }))
    .filter(({ periods }) => periods.length > 0);
}

/** How actual cost went, and how far it is from what is declared: a row an element. */
export function actualCosts(context: ReportContext): Table {
  const { cost } = context.figures;
  return {
    id: 'actual-cost-course',
    title: 'Actual against declared cost',
    columns: [
      { id: 'of', label: 'Of', type: 'text' },
      { id: 'course', label: 'Measured', type: 'text', help: COURSE_HELP },
      { id: 'first', label: 'First', type: 'money' },
      { id: 'last', label: 'Last', type: 'money' },
      { id: 'furthest', label: 'Furthest off', type: 'percent' },
      { id: 'in', label: 'In', type: 'date' },
      { id: 'variance', label: 'Off by in all', type: 'percent' },
    ],
    rows: measuredBearers(context).map(({ bearer, periods }) => {
      const furthest = furthestOff(periods);
      const all = cost.variance(bearer);
      return [
        named(context, bearer.id),
        courseCell(periods.map(({ period, actual }) => ({ period, value: actual }))),
        cell(periods[0]!.actual),
        cell(periods.at(-1)!.actual),
        furthest === undefined ? words('–') : varianceCell(context, furthest.variance),
        words(furthest === undefined ? '–' : showPeriod(furthest.period)),
        all === undefined ? words('–') : figured(all),
      ];
    }),
  };
}
function furthestOff(periods: readonly PeriodCost[]): PeriodCost | undefined {
  const off = ({ variance }: PeriodCost) => (isUnknown(variance) ? Rational.of(-1) : variance.value.abs());
  const [first] = [...periods].sort((a, b) => off(b).compare(off(a)));
  return first === undefined || isUnknown(first.variance) ? undefined : first;
}
function varianceCell({ figures }: ReportContext, variance: PeriodCost['variance']): Cell {
  const isOver = !isUnknown(variance) && variance.value.abs().greaterThan(figures.limits.costVariance.value);
  return cell(variance, isOver ? { tone: 'warn' } : {});
}

/** The same by measured period. */
export function actualCostPeriods(context: ReportContext): Table {
  return {
    id: 'actual-cost',
    title: 'Actual against declared cost, by period',
    folded: true,
    columns: [
      { id: 'of', label: 'Of', type: 'text' },
      { id: 'period', label: 'Period', type: 'date' },
      { id: 'actual', label: 'Actual', type: 'money' },
      { id: 'declared', label: 'Declared', type: 'money' },
      { id: 'variance', label: 'Off by', type: 'percent' },
    ],
    rows: measuredBearers(context).flatMap(({ bearer, periods }) =>
      periods.map(({ period, actual, declared, variance }) => [
        named(context, bearer.id),
        words(showPeriod(period)),
        cell(actual),
        cell(declared),
        varianceCell(context, variance),
      ]),
    ),
  };
}

function nameOf({ portfolio }: ReportContext, { id }: EvidenceSource): string {
  return labelById(portfolio, id);
}
