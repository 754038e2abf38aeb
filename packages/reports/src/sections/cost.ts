import { type CostBreakdown, type ElementHead, isUnknown, type Known, type Percent, Rational } from '@btaas/portfolio';
import type { Block, Cell, Fact, Section, Table } from '../document/blocks.js';
import { cell, figured, plotted, words } from '../document/show.js';
import { withoutCents } from '../document/without-cents.js';
import { type ReportContext, shows } from './context.js';
import { costFlow } from './cost-flow.js';
import { actualCostPeriods, actualCosts, billTotals } from './evidence-tables.js';
import { named, namedIfAny } from './names.js';
import { treeOrder } from './tree-order.js';

/** What everything costs, where it goes, and what is charged for it. */
export function costSection(context: ReportContext): Section {
  const { cost } = context.figures;
  const blocks: Block[] = [];
  const nothing = plotted(cost.total.known.total) === 0;
  if (nothing) blocks.push(MISSING);
  else {
    blocks.push(facts(context));
    const flow = costFlow(context);
    if (flow.links.length > 0) blocks.push({ block: 'flow', flow });
    blocks.push({ block: 'table', table: services(context) }, { block: 'table', table: units(context) });
    blocks.push({ block: 'table', table: byProvider(context) }, { block: 'table', table: byCapability(context) });
    const actual = [actualCosts(context), actualCostPeriods(context), billTotals(context)].filter(
      ({ rows }) => rows.length > 0,
    );
    for (const table of actual) blocks.push({ block: 'table', table });
    const lines = showback(context);
    if (lines.rows.length > 0) blocks.push({ block: 'table', table: lines });
    if (cost.unallocated.by.length > 0) blocks.push({ block: 'table', table: unallocated(context) });
  }
  return { id: 'cost', title: 'Cost and value', question: 'What does each service cost, and who carries it?', blocks };
}

const MISSING: Block = {
  block: 'missing',
  what: 'No costs are declared, and no bill is measured. Add what a service, an asset or a process costs:',
  snippet:
    'service Checkout businessFacing {\n  archetype Transactional tier M\n  accountable PayOps\n  state operational since 2024-03-01\n  cost run 480k EUR/year\n  cost grow 90k EUR/year\n  volume 30M tx/year\n  allocates 80% to Stores, 20% to Online\n}',
};

/** The cost that a report is about: all of it, or what one unit carries. */
export function costIn({ only, portfolio, figures }: ReportContext) {
  const [one, ...more] = only?.named ?? [];
  const unit = one === undefined || more.length > 0 ? undefined : portfolio.get('unit', one);
  const breakdown = unit === undefined ? figures.cost.total : figures.cost.ofUnit(unit.id);
  return { breakdown, known: breakdown.known.total, scoped: unit !== undefined };
}

const over = (value: Known<Percent>, limit: Percent) => !isUnknown(value) && value.value.greaterThan(limit.value);

/** Which part of all cost only keeps things running. */
export function runShareFact({ figures }: ReportContext): Fact {
  const { cost, limits } = figures;
  return {
    label: 'Run share',
    cell: figured(cost.runShare, over(cost.runShare.value, limits.runShare) ? { tone: 'warn' } : {}),
    note: `the limit is ${limits.runShare.value} %`,
  };
}

function facts(context: ReportContext): Block {
  const { cost, limits } = context.figures;
  const { breakdown, scoped } = costIn(context);
  return {
    block: 'facts',
    facts: [
      { label: 'Total cost a year', cell: figured(breakdown.total), note: incomplete(breakdown), scoped },
      { label: 'Services', cell: figured(cost.totalOfServices.total), note: incomplete(cost.totalOfServices) },
      {
        label: 'Infrastructure support',
        cell: figured(cost.totalOfAssets.total),
        note: 'assets that are not yet services',
      },
      { label: 'Processes', cell: figured(cost.totalOfProcesses.total) },
      runShareFact(context),
      {
        label: 'Unallocated',
        cell: figured(
          cost.unallocated.share,
          over(cost.unallocated.share.value, limits.unallocatedSpend) ? { tone: 'warn' } : {},
        ),
        note: `the limit is ${limits.unallocatedSpend.value} %`,
      },
    ],
  };
}

/** What a total that is not complete leaves out. */
/** Whether all costs are known that a sum is made of. */
export function incomplete({ missing, known }: CostBreakdown): string {
  if (missing.length === 0) return 'all costs are known';
  return `at least ${withoutCents(cell(known.total)).text}; ${missing.length} ${missing.length === 1 ? 'cost is' : 'costs are'} missing`;
}

const BREAKDOWN_COLUMNS = [
  { id: 'run', label: 'Run', type: 'money' },
  { id: 'grow', label: 'Grow', type: 'money' },
  { id: 'transform', label: 'Transform', type: 'money' },
  { id: 'total', label: 'Total a year', type: 'money' },
] as const;
function breakdownCells({ run, grow, transform, total }: CostBreakdown): readonly Cell[] {
  return [figured(run), figured(grow), figured(transform), figured(total)];
}

function services(context: ReportContext): Table {
  const { cost, relations } = context.figures;
  const shown = context.portfolio.all('service').filter((service) => relations.partOf(service) !== 'retired');
  const allocated = new Map(shown.map((service) => [service, figured(cost.allocated(service).total)]));
  const passes = shown.some((service) => allocated.get(service)!.text !== figured(cost.of(service).total).text);
  return {
    id: 'cost-services',
    title: 'Cost by service',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      ...BREAKDOWN_COLUMNS,
      // Where no service passes anything on, it would only repeat the total.
      ...(passes ? [{ id: 'allocated', label: 'With what others pass on', type: 'money' as const }] : []),
      { id: 'unit-cost', label: 'Unit cost', type: 'money' },
    ],
    rows: shown.map((service) => [
      named(context, service.id),
      ...breakdownCells(cost.of(service)),
      ...(passes ? [allocated.get(service)!] : []),
      figured(cost.unitCost(service)),
    ]),
  };
}
function units(context: ReportContext): Table {
  const title = 'Cost by unit: each contains what the units within it carry';
  return byTree(context, 'unit', title, (id) => context.figures.cost.ofUnit(id));
}
function byCapability(context: ReportContext): Table {
  const title = 'Cost by capability: each contains those within it';
  return byTree(context, 'capability', title, (id) => context.figures.cost.ofCapability(id));
}
const TREES = {
  unit: { label: 'Unit', plural: 'units' },
  capability: { label: 'Capability', plural: 'capabilities' },
} as const;
/** Costs of a tree: what contains others says so, and stands before them, so that nobody adds both up. */
function byTree(
  context: ReportContext,
  kind: keyof typeof TREES,
  title: string,
  costOf: (id: string) => CostBreakdown,
): Table {
  const { label, plural } = TREES[kind];
  const tree = context.figures.relations[plural];
  return {
    id: `cost-${plural}`,
    title,
    within: 'within',
    columns: [
      { id: kind, label, type: 'text' },
      { id: 'within', label: 'Contained in', type: 'text' },
      ...BREAKDOWN_COLUMNS,
    ],
    rows: treeOrder<ElementHead>(context.portfolio.all(kind), tree).map(({ id }) => [
      named(context, id),
      namedIfAny(context, tree.parentOf(id)),
      ...breakdownCells(costOf(id)),
    ]),
  };
}
function byProvider(context: ReportContext): Table {
  const { cost } = context.figures;
  const { uncommissioned } = cost;
  const isSome = plotted(uncommissioned.known.total) !== 0 || uncommissioned.missing.length > 0;
  return {
    id: 'cost-providers',
    title: 'Cost of services by provider',
    columns: [{ id: 'provider', label: 'Provider', type: 'text' }, ...BREAKDOWN_COLUMNS],
    rows: [
      ...context.portfolio
        .all('provider')
        .map(({ id }) => [named(context, id), ...breakdownCells(cost.ofProvider(id))]),
      // In a report on a part it would be that of everything else.
      ...(isSome && context.only === undefined
        ? [[words('Not commissioned', { tone: 'muted' }), ...breakdownCells(uncommissioned)]]
        : []),
    ],
  };
}

function showback(context: ReportContext): Table {
  const { cost } = context.figures;
  return {
    id: 'showback',
    title: 'Showback: what consumers are charged, against what it costs',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'consumer', label: 'Consumer', type: 'text' },
      { id: 'share', label: 'Share', type: 'percent' },
      { id: 'charge', label: 'Charge a year', type: 'money' },
      { id: 'cost', label: 'Cost a year', type: 'money' },
    ],
    rows: context.portfolio
      .all('service')
      .flatMap((service) =>
        cost
          .showback(service)
          .map(({ consumer, share, charge, cost: carried }) => [
            named(context, service.id),
            named(context, consumer),
            cell({ type: 'percent', value: share.times(Rational.HUNDRED) }),
            figured(charge),
            figured(carried),
          ]),
      ),
  };
}
function unallocated(context: ReportContext): Table {
  return {
    id: 'unallocated',
    title: 'Cost that nobody carries',
    columns: [
      { id: 'element', label: 'Of', type: 'text' },
      { id: 'kind', label: 'Kind', type: 'text' },
      { id: 'amount', label: 'Amount a year', type: 'money' },
    ],
    rows: context.figures.cost.unallocated.by
      .filter(({ bearer }) => shows(context, bearer.id))
      .map(({ bearer, amount }) => [named(context, bearer.id), words(bearer.kind), cell(amount)]),
  };
}
