import { isUnknown, labelOf, compareTexts, lastNameOf } from '@btaas/portfolio';
import type { Block, Chart, Section, Table } from '../document/blocks.js';
import { cell, counted, figured, plotted, showPeriod, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { distinctLabels } from './distinct-labels.js';
import { namesOf } from './names.js';

/** From infrastructure support to managed services, wave by wave. */
export function migrationSection(context: ReportContext): Section {
  const { migration } = context.figures;
  const blocks: Block[] = [];
  const first = migration.managed[0];
  const last = migration.managed.at(-1);
  const all = migrationsIn(context);
  if (all.length === 0) blocks.push(MISSING);
  if (first !== undefined && last !== undefined) {
    blocks.push({
      block: 'facts',
      facts: [
        {
          label: `Managed share in ${first.month}`,
          cell: figured(first.shareOfCost),
          note: 'cost under an agreement, of that and infrastructure support',
        },
        { label: `Managed share in ${last.month}`, cell: figured(last.shareOfCost) },
        { label: 'Last unmanaged asset retires', cell: figured(migration.lastUnmanaged) },
        { label: 'Migrations', cell: counted(all.length) },
      ],
    });
  }
  const bars = gantt(context);
  if (bars.marks > 0) blocks.push({ block: 'chart', chart: bars });
  const share = managedShare(context);
  if (share.marks > 0) blocks.push({ block: 'chart', chart: share });
  if (all.length > 0) blocks.push({ block: 'table', table: waves(context) }, { block: 'table', table: costs(context) });
  if (migration.managed.length > 0) blocks.push({ block: 'table', table: months(context) });
  const question = 'How do we get from infrastructure support to managed services, and when are we there?';
  return { id: 'migration', title: 'Migration', question, blocks };
}

const migrationsIn = (context: ReportContext) =>
  context.figures.migration.all.filter(({ migration }) => shows(context, migration.id));

const MISSING: Block = {
  block: 'missing',
  what: 'No migration is declared. Say in which waves assets give way to services:',
  snippet:
    'migration ServersToManaged {\n  wave W1 2026-04 .. 2026-07 {\n    from LegacyPos to Platform\n    cost 90k EUR\n    exit "error rate under 0.1% for 14 days"\n    rollback "keep the old route for 30 days"\n  }\n}',
};

/** More bars cannot be read; the table has all waves. */
const MOST_WAVES = 30;
/** The waves that are not over yet, the earliest first; then those that are. */
function nextWaves<W extends { readonly from: string; readonly to: string }>(
  all: readonly W[],
  asOf: string,
): readonly W[] {
  const isOver = ({ to }: W) => Number(to < asOf);
  const sorted = [...all].sort((a, b) => isOver(a) - isOver(b) || compareTexts(a.from, b.from));
  return sorted.slice(0, MOST_WAVES);
}

function gantt(context: ReportContext): Chart {
  const migrations = migrationsIn(context);
  const label = distinctLabels(migrations.map(({ migration }) => migration));
  const all = migrations.flatMap(({ migration, waves: ordered }) =>
    ordered.flatMap(({ wave: { value: wave }, position }) => {
      const range = wave.range?.value;
      if (range?.from === undefined || range.to === undefined) return [];
      return [
        {
          wave: `${migrations.length > 1 ? `${label(migration)}: ` : ''}${position}. ${wave.title?.value ?? wave.name.value}`,
          migration: label(migration),
          from: range.from,
          to: range.to,
        },
      ];
    }),
  );
  const values = all.length > MOST_WAVES ? nextWaves(all, context.figures.asOf) : all;
  return {
    id: 'waves',
    title: 'Waves',
    description: `A bar a wave, from its first to its last day${all.length > MOST_WAVES ? `; the next ${MOST_WAVES} of ${all.length}` : ''}.`,
    marks: values.length,
    spec: {
      width: 620,
      height: { step: 30 },
      data: { values, format: { parse: { from: 'utc:"%Y-%m-%d"', to: 'utc:"%Y-%m-%d"' } } },
      mark: { type: 'bar', cornerRadius: 3, height: 16 },
      encoding: {
        y: { field: 'wave', type: 'nominal', title: null, sort: null, axis: { labelLimit: 400 } },
        x: { field: 'from', type: 'temporal', scale: { type: 'utc' }, title: null, axis: { format: '%b %Y' } },
        x2: { field: 'to' },
        color: { field: 'migration', type: 'nominal', title: null },
      },
    },
  };
}

function managedShare(context: ReportContext): Chart {
  const values = context.figures.migration.managed.flatMap(({ month, shareOfCost, shareOfServices }) => {
    const points: { month: string; of: string; share: number }[] = [];
    const cost = plotted(shareOfCost.value);
    const services = plotted(shareOfServices);
    if (cost !== undefined) points.push({ month: `${month}-01`, of: 'of cost', share: cost });
    if (services !== undefined) points.push({ month: `${month}-01`, of: 'of services', share: services });
    return points;
  });
  return {
    id: 'managed-share',
    title: 'Managed share by month',
    description: 'What is delivered under an agreement, of all that is delivered.',
    marks: values.length,
    spec: {
      width: 620,
      height: 220,
      data: { values, format: { parse: { month: 'utc:"%Y-%m-%d"' } } },
      mark: { type: 'line', point: true, interpolate: 'step-after' },
      encoding: {
        x: { field: 'month', type: 'temporal', scale: { type: 'utc' }, title: null, axis: { format: '%b %Y' } },
        y: { field: 'share', type: 'quantitative', title: '%', scale: { domain: [0, 100] } },
        color: { field: 'of', type: 'nominal', title: null },
        strokeDash: { field: 'of', type: 'nominal', title: null },
      },
    },
  };
}

function waves(context: ReportContext): Table {
  return {
    id: 'waves',
    title: 'Waves in order',
    columns: [
      { id: 'migration', label: 'Migration', type: 'text' },
      { id: 'position', label: 'Place', type: 'number' },
      { id: 'wave', label: 'Wave', type: 'text' },
      { id: 'range', label: 'When', type: 'date' },
      { id: 'after', label: 'After', type: 'text' },
      { id: 'moves', label: 'Moves', type: 'text' },
      { id: 'cost', label: 'Cost', type: 'money' },
      { id: 'exit', label: 'Done when', type: 'text' },
    ],
    rows: migrationsIn(context).flatMap(({ migration, waves: ordered }) =>
      ordered.map(({ wave: { value: wave }, position, after }) => [
        words(labelOf(migration)),
        counted(position),
        words(wave.title?.value ?? wave.name.value),
        words(wave.range === undefined ? '–' : showPeriod(wave.range.value)),
        words(after.length === 0 ? '–' : after.map(lastNameOf).join(', ')),
        words(movesOf(context, wave.from)),
        wave.cost === undefined ? words('unknown', { tone: 'muted' }) : cell(wave.cost.value),
        words(wave.exit?.value ?? '–', wave.exit === undefined ? { tone: 'warn' } : {}),
      ]),
    ),
  };
}
interface Named {
  readonly value: { readonly to: string };
}
function movesOf(
  context: ReportContext,
  moves: readonly { readonly value: { readonly source?: Named | undefined; readonly target?: Named | undefined } }[],
): string {
  const name = (end: Named | undefined) => (end === undefined ? '?' : namesOf(context, [end.value.to]));
  return moves.map(({ value }) => `${name(value.source)} to ${name(value.target)}`).join('; ') || '–';
}

function costs(context: ReportContext): Table {
  return {
    id: 'migration-costs',
    title: 'What migrations cost',
    columns: [
      { id: 'migration', label: 'Migration', type: 'text' },
      { id: 'waves', label: 'Waves', type: 'money' },
      { id: 'dual-run', label: 'Dual run', type: 'money' },
      { id: 'from', label: 'From', type: 'date' },
      { id: 'to', label: 'To', type: 'date' },
    ],
    rows: migrationsIn(context).map(({ migration, waveCost, dualRunCost, from, to }) => [
      words(labelOf(migration)),
      figured(waveCost),
      figured(dualRunCost),
      words(from ?? '–'),
      words(to ?? '–'),
    ]),
  };
}

function months(context: ReportContext): Table {
  const { managed, dualRunByMonth } = context.figures.migration;
  return {
    id: 'managed-months',
    title: 'Managed share by month, in figures',
    folded: true,
    columns: [
      { id: 'month', label: 'Month', type: 'date' },
      { id: 'managed', label: 'Managed cost a year', type: 'money' },
      { id: 'support', label: 'Infrastructure support a year', type: 'money' },
      { id: 'share', label: 'Managed share of cost', type: 'percent' },
      { id: 'services', label: 'Managed services', type: 'number' },
      { id: 'in-use', label: 'Services in use', type: 'number' },
      { id: 'dual-run', label: 'Dual run in the month', type: 'money' },
    ],
    rows: managed.map((each) => {
      const dual = isUnknown(dualRunByMonth) ? undefined : dualRunByMonth.get(each.month);
      return [
        words(each.month),
        cell(each.managedCost),
        cell(each.supportCost),
        figured(each.shareOfCost),
        counted(each.managedServices),
        counted(each.servicesInUse),
        dual === undefined
          ? words('–')
          : cell({ type: 'money', amount: dual, currency: context.figures.currencies.own }),
      ];
    }),
  };
}
