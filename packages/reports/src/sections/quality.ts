import { type ElementOf, isUnknown, firstOf } from '@btaas/portfolio';
import type { Block, Cell, Section, Table } from '../document/blocks.js';
import { counted, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong } from './count-of-wrong.js';
import { evidenceFiles } from './evidence-tables.js';
import { named, namesOf } from './names.js';

/** What is not known, stale or left out, and which figures wait for it. */
export function qualitySection(context: ReportContext): Section {
  const unknowns = missing(context);
  const { alignment } = context.figures;
  const stale = alignment.elements.filter((id) => alignment.ofElement(id).stale).length;
  const notJudged = context.findings.filter(({ message }) => message.includes('cannot be judged')).length;
  const blocks: Block[] = [
    {
      block: 'facts',
      facts: [
        countOfWrong('Unknown costs, utilisations and net present values', {
          ...{ count: unknowns.rows.length, of: lookedAt(context), tone: 'warn' },
          note: 'of services, assets, processes and consolidations; other unknown figures say so where they stand',
          without: 'nothing is declared that has any',
        }),
        { label: 'Rules that cannot judge', cell: counted(notJudged) },
        {
          label: 'Measured values',
          cell: counted(context.figures.measurements.all.length),
          note: 'everything else is as declared',
        },
        { label: 'Answers left out', cell: counted(alignment.leftOut.length) },
        { label: 'Stale answers', cell: counted(stale), note: 'services and needs' },
      ],
    },
    { block: 'table', table: unknowns },
    { block: 'table', table: evidenceFiles(context) },
  ];
  const question = 'What do we not know, and what would change if we did?';
  return { id: 'quality', title: 'Data quality', question, blocks };
}

/** Everything that has a figure which is looked for here. */
function lookedAt({ portfolio }: ReportContext): number {
  const kinds = ['service', 'asset', 'process', 'consolidation'] as const;
  return kinds.reduce((sum, kind) => sum + portfolio.all(kind).length, 0);
}

/** What the cost of a service would change: the cost of those who carry it, and all totals. */
function carriersOf(context: ReportContext, service: ElementOf<'service'>): string {
  const carriers = context.figures.cost.passedBy(service).map(({ to }) => to);
  const totals = 'the total cost and the run share';
  return carriers.length === 0 ? totals : `the cost of ${namesOf(context, carriers)}; ${totals}`;
}
const MOST_MISSING = 3;
function lacking(names: readonly string[]): Cell {
  const text = names.join(', ');
  if (names.length <= MOST_MISSING) return words(text);
  return words(text, { short: firstOf(names, MOST_MISSING) });
}

function missing(context: ReportContext): Table {
  const { cost, sizing, consolidation, relations } = context.figures;
  const rows: (readonly [string, string, readonly string[], string])[] = [];
  for (const service of context.portfolio.all('service')) {
    if (relations.partOf(service) === 'retired') continue;
    const total = cost.of(service).total.value;
    if (isUnknown(total)) rows.push([service.id, 'cost', total.missing, carriersOf(context, service)]);
    const unitCost = cost.unitCost(service).value;
    if (isUnknown(unitCost) && !isUnknown(total))
      rows.push([service.id, 'unit cost', unitCost.missing, 'whether its price covers it; what a plan pays on it']);
    const used = sizing.of(service)?.utilisation.value;
    if (used !== undefined && isUnknown(used))
      rows.push([service.id, 'utilisation', used.missing, 'its size, its fit tier, and what right-sizing saves']);
  }
  for (const bearer of [...context.portfolio.all('asset'), ...context.portfolio.all('process')]) {
    const total = cost.of(bearer).total.value;
    if (isUnknown(total))
      rows.push([bearer.id, 'cost', total.missing, 'the total cost, the run share, the managed share']);
  }
  for (const { consolidation: of, npv } of consolidation.all) {
    if (shows(context, of.id) && isUnknown(npv.value))
      rows.push([of.id, 'net present value', npv.value.missing, 'its rank, the Pareto front, the value of all']);
  }
  return {
    id: 'unknown-figures',
    title: 'Unknown costs, utilisations and net present values, and what is missing for them',
    empty: 'every cost, utilisation and net present value is known.',
    columns: [
      { id: 'element', label: 'Of', type: 'text' },
      { id: 'figure', label: 'Figure', type: 'text' },
      { id: 'missing', label: 'Missing', type: 'text' },
      { id: 'changes', label: 'What it would change', type: 'text' },
    ],
    rows: rows.map(([id, figure, lacks, changes]) => [
      named(context, id),
      words(figure),
      lacking(lacks),
      words(changes),
    ]),
  };
}
