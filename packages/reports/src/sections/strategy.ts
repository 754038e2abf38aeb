import { compareTexts, type ElementOf, isUnknown, num, Rational } from '@btaas/portfolio';
import type { Block, Chart, Fact, Section, Table } from '../document/blocks.js';
import { pointed } from '../document/points.js';
import { cell, counted, figured, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong } from './count-of-wrong.js';
import { distinctLabels } from './distinct-labels.js';
import { named, namedIfAny, namesCell, namesOf } from './names.js';
import { treeOrder } from './tree-order.js';

/** Practice 1: which needs are met by which archetypes. */
export function strategySection(context: ReportContext): Section {
  const { strategy } = context.figures;
  const blocks: Block[] = [];
  const stated = needsIn(context);
  const narrow = strategy.narrow.filter(({ id }) => shows(context, id)).length;
  if (stated.length === 0) blocks.push(MISSING_NEEDS);
  else {
    const several = stated.filter(({ status }) => status === 'metBySeveral').length;
    blocks.push({
      block: 'facts',
      facts: [
        { label: 'Needs met', cell: figured(strategy.met), note: 'weighted by importance' },
        unmetFact(context),
        { label: 'Met by several archetypes', cell: counted(several), note: 'a choice that consumers must make' },
        {
          label: 'Archetypes for one need or none',
          cell: counted(narrow, narrow > 0 ? { tone: 'warn' } : {}),
          note: 'an archetype earns its place by serving several',
        },
      ],
    });
    const picture = matrix(context);
    if (picture.marks > 0) blocks.push({ block: 'chart', chart: picture });
    blocks.push({ block: 'table', table: needs(context) });
  }
  if (archetypesIn(context).length === 0) blocks.push(MISSING_ARCHETYPES);
  else blocks.push({ block: 'table', table: archetypes(context) });
  if (strategy.demand.length > 0 && context.only === undefined) blocks.push({ block: 'table', table: demand(context) });
  const question = 'Which needs of the business are met, and by which archetypes?';
  return { id: 'strategy', title: 'Strategy by archetype', question, blocks };
}

const needsIn = (context: ReportContext) =>
  context.figures.strategy.needs.filter(({ need }) => shows(context, need.id));
const archetypesIn = (context: ReportContext) =>
  context.figures.strategy.archetypes.filter(({ archetype }) => shows(context, archetype.id));

/** How many needs no archetype, or no operational service, meets. */
export function unmetFact(context: ReportContext): Fact {
  const stated = needsIn(context);
  const count = stated.filter(({ status }) => status === 'unmet').length;
  const without = 'no needs of the business are declared';
  return countOfWrong('Unmet needs', { count, of: stated.length, tone: 'bad', note: `of ${stated.length}`, without });
}

const MISSING_NEEDS: Block = {
  block: 'missing',
  what: 'No needs of the business are declared, so nobody can tell what the services are for. Add a need:',
  snippet:
    'need FastCheckout "Pay in under two seconds" {\n  unit Stores\n  importance 5\n  demand 520 tx/s  growth 12%/year\n}',
};
const MISSING_ARCHETYPES: Block = {
  block: 'missing',
  what: 'No archetypes are declared. An archetype is a pattern of service that meets several needs:',
  snippet:
    'archetype Transactional {\n  meets FastCheckout, LoyaltyUse\n  warranty { availability 99.9% monthly  rto 4 h }\n  tier M { demand 200 .. 900 tx/s  utilisation 45%..80%  ceiling 60k EUR/month }\n}',
};

const STATES = ['services in operation', 'on paper only', 'unmet'] as const;
/** Where unmet needs stand: no archetype meets them in fact, and often none on paper. */
const UNMET = 'unmet';

function matrixCells(context: ReportContext) {
  const most = mostImportant(context);
  const { strategy } = context.figures;
  const shown = strategy.matrix.filter(({ need, archetype }) => most.has(need.id) && shows(context, archetype.id));
  const unmet = needsIn(context).filter(({ need, status }) => status === 'unmet' && most.has(need.id));
  const label = distinctLabels([
    ...shown.flatMap(({ need, archetype }) => [need, archetype]),
    ...unmet.map(({ need }) => need),
  ]);
  const cellOf = (need: ElementOf<'need'>, archetype: string, state: (typeof STATES)[number]) => ({
    ...{ need: label(need), archetype, state, importance: strategy.of(need).importance.toNumber() },
  });
  return [
    ...unmet.map(({ need }) => cellOf(need, UNMET, 'unmet')),
    ...shown.map(({ need, archetype, services }) =>
      cellOf(need, label(archetype), STATES[services.length > 0 ? 0 : 1]),
    ),
  ];
}

function matrix(context: ReportContext): Chart {
  const cells = matrixCells(context);
  const all = needsIn(context).length;
  const state = { field: 'state', type: 'nominal', title: null };
  return {
    id: 'need-archetype',
    title: 'Needs by archetype',
    description: `A filled circle has services in operation, an open one none; a cross is a need that is not met. The size is the importance of the need${all > MOST_NEEDS ? `; ${MOST_NEEDS} of ${all} needs, unmet ones first` : ''}.`,
    marks: cells.length,
    spec: {
      width: { step: 112 },
      height: { step: 30 },
      data: { values: cells },
      mark: { type: 'point', strokeWidth: 2 },
      encoding: {
        x: {
          field: 'archetype',
          type: 'nominal',
          title: null,
          sort: null,
          axis: { orient: 'top', labelAngle: 0, labelLimit: 108, grid: true },
        },
        y: { field: 'need', type: 'nominal', title: null, sort: null, axis: { labelLimit: 400, grid: true } },
        size: {
          field: 'importance',
          type: 'quantitative',
          title: 'Importance',
          // Zero is that of a need which states none; a size below zero would be no shape.
          scale: { domain: [0, 5], range: [40, 420], clamp: true },
        },
        color: { ...state, scale: { domain: STATES, range: ['var(--c1)', 'var(--c1)', 'var(--bad)'] } },
        fill: { ...state, scale: { domain: STATES, range: ['var(--c1)', 'transparent', 'transparent'] } },
        shape: { ...state, scale: { domain: STATES, range: ['circle', 'circle', 'cross'] } },
      },
    },
  };
}

const MOST_NEEDS = 40;
/** The needs that a picture can show, the unmet ones first; the table has all of them. */
function mostImportant(context: ReportContext): ReadonlySet<string> {
  const sorted = [...needsIn(context)].sort(
    (a, b) =>
      Number(b.status === 'unmet') - Number(a.status === 'unmet') ||
      b.importance.compare(a.importance) ||
      compareTexts(a.need.id, b.need.id),
  );
  return new Set(sorted.slice(0, MOST_NEEDS).map(({ need }) => need.id));
}

const STATUS = { met: 'met', metBySeveral: 'met by several', unmet: 'unmet' } as const;

function needs(context: ReportContext): Table {
  return {
    id: 'needs',
    title: 'Needs',
    columns: [
      { id: 'need', label: 'Need', type: 'text' },
      { id: 'unit', label: 'Unit', type: 'text' },
      { id: 'importance', label: 'Importance', type: 'number' },
      { id: 'status', label: 'Status', type: 'text' },
      { id: 'archetypes', label: 'Archetypes', type: 'text' },
      { id: 'services', label: 'Services in operation', type: 'text' },
      { id: 'gap', label: 'Alignment gap', type: 'percent' },
    ],
    rows: needsIn(context).map(({ need, importance, status, lacks, archetypes: made, services }) => [
      named(context, need.id),
      words(need.values.unit?.value.found ? namesOf(context, [need.values.unit.value.to]) : '–'),
      cell(num(importance)),
      lacks === undefined
        ? words(STATUS[status], { tone: 'good' })
        : words(`unmet: no ${lacks === 'service' ? 'service in operation' : lacks}`, { tone: 'bad' }),
      namesCell(
        context,
        made.map(({ id }) => id),
      ),
      namesCell(
        context,
        services.map(({ id }) => id),
      ),
      gapOf(context, need.id),
    ]),
  };
}
function gapOf({ figures }: ReportContext, id: string) {
  const { gap } = figures.alignment.ofElement(id);
  return isUnknown(gap.value) ? words('not surveyed', { tone: 'muted' as const }) : pointed(gap);
}

function archetypes(context: ReportContext): Table {
  const tree = context.figures.relations.archetypes;
  const all = archetypesIn(context).map((each) => ({ ...each, id: each.archetype.id }));
  const extend = all.some(({ id }) => tree.parentOf(id) !== undefined);
  return {
    id: 'archetypes',
    title: 'Archetypes',
    within: 'extends',
    columns: [
      { id: 'archetype', label: 'Archetype', type: 'text' },
      ...(extend ? [{ id: 'extends', label: 'Extends', type: 'text' as const }] : []),
      { id: 'needs', label: 'Needs', type: 'number' },
      { id: 'pipeline', label: 'In pipeline', type: 'number' },
      { id: 'catalogue', label: 'In catalogue', type: 'number' },
      { id: 'retired', label: 'Retired', type: 'number' },
      { id: 'spend', label: 'Spend a year', type: 'money' },
      { id: 'demand', label: 'Share of demand', type: 'text' },
    ],
    rows: treeOrder(all, tree).map(({ id, needs: met, counts, spend, demand: carried }) => [
      named(context, id),
      ...(extend ? [namedIfAny(context, tree.parentOf(id))] : []),
      counted(met.length, met.length <= 1 ? { tone: 'warn' } : {}),
      counted(counts.pipeline),
      counted(counts.catalogue),
      counted(counts.retired),
      figured(spend.total),
      words(
        carried
          .flatMap(({ noun, share }) =>
            share === undefined ? [] : [`${share.times(Rational.HUNDRED).round(1, 'halfEven')} % of ${noun}`],
          )
          .join(', ') || '–',
      ),
    ]),
  };
}

function demand(context: ReportContext): Table {
  return {
    id: 'demand',
    title: 'Demand of the needs, and what archetypes are made for',
    columns: [
      { id: 'noun', label: 'Load', type: 'text' },
      { id: 'all', label: 'All needs', type: 'number' },
      { id: 'part', label: 'On an archetype', type: 'number' },
      { id: 'share', label: 'Share', type: 'percent' },
    ],
    rows: context.figures.strategy.demand.map(({ noun, all, part, share }) => [
      words(noun),
      cell(all),
      cell(part),
      share === undefined ? words('–') : cell({ type: 'percent', value: share.times(Rational.HUNDRED) }),
    ]),
  };
}
