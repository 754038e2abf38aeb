import {
  addTo,
  daysBetween,
  duration,
  type ElementOf,
  labelOf,
  type LifecyclePart,
  suggestedDisposition,
  unknown,
  compareTexts,
} from '@btaas/portfolio';
import type { Block, Cell, Chart, Fact, Section, Table } from '../document/blocks.js';
import { cell, counted, figured, plotted, words } from '../document/show.js';
import type { ReportContext } from './context.js';
import { noteOf, withoutFigure } from './count-of-wrong.js';
import { distinctLabels } from './distinct-labels.js';
import { type Bubble, timeBubbles } from './time-bubbles.js';
import { labelled } from './labelled.js';
import { named, namesCell, namesOf } from './names.js';

const PARTS: readonly LifecyclePart[] = ['pipeline', 'catalogue', 'retired'];

/** Pipeline, catalogue and retired; which services deserve what. */
export function portfolioSection(context: ReportContext): Section {
  const { relations, cost } = context.figures;
  const services = context.portfolio.all('service');
  const blocks: Block[] = [];
  if (services.length === 0) blocks.push(MISSING);
  else {
    const inPart = (part: LifecyclePart) => services.filter((service) => relations.partOf(service) === part);
    blocks.push({
      block: 'facts',
      facts: [
        ...PARTS.flatMap((part): Fact[] => [
          {
            label: `In ${part === 'retired' ? 'retirement' : `the ${part}`}`,
            cell: counted(inPart(part).length),
            note: 'services',
          },
          {
            label: `Cost of ${part === 'retired' ? 'what is retired' : `the ${part}`}`,
            cell: figured(cost.ofPart(part).total),
            note: 'a year',
          },
        ]),
        oldestInPipeline(context),
      ],
    });
    const bubbles = time(context);
    if (bubbles.marks > 0) blocks.push({ block: 'chart', chart: bubbles });
    const split = runGrowTransform(context);
    if (split.marks > 0) blocks.push({ block: 'chart', chart: split });
    blocks.push({ block: 'table', table: lifecycle(context) });
  }
  const question = 'What is to come, what is offered, and what was?';
  return { id: 'portfolio', title: 'Service portfolio', question, blocks };
}

const MISSING: Block = {
  block: 'missing',
  what: 'No services are declared yet. Add the first one:',
  snippet:
    'service Checkout "Store checkout" businessFacing {\n  archetype Transactional tier M\n  consumers Stores 80%, Online 20%\n  accountable PayOps\n  state operational since 2024-03-01\n}',
};

/** Fits and cost, a bubble a service (TIME: tolerate, invest, migrate, eliminate). */
function time(context: ReportContext): Chart {
  const bubbles = timeBubbles(context);
  const named = labelled(bubbles, ({ cost }: Bubble) => cost);
  const domain = ['invest', 'tolerate', 'migrate', 'eliminate'];
  const x = {
    field: 'technical',
    type: 'quantitative',
    title: 'Technical fit',
    scale: { domain: [0.5, 5.5] },
    axis: { values: [1, 2, 3, 4, 5] },
  };
  const y = {
    field: 'functional',
    type: 'quantitative',
    title: 'Functional fit',
    scale: { domain: [0.5, 5.5] },
    axis: { values: [1, 2, 3, 4, 5] },
  };
  return {
    id: 'time',
    title: 'Fits and cost of services',
    description:
      'A bubble is a service, or several with the same fits; its size is the cost a year. The fits suggest what to do: invest top right, migrate top left, tolerate bottom right, eliminate bottom left.',
    marks: bubbles.length,
    spec: {
      width: 560,
      height: 380,
      data: { values: bubbles },
      layer: [
        {
          mark: { type: 'point', filled: true, opacity: 0.75 },
          encoding: {
            x,
            y,
            size: {
              field: 'cost',
              type: 'quantitative',
              title: `${context.figures.currencies.own} a year`,
              scale: { range: [80, 1500] },
              legend: { format: '~s' },
            },
            color: {
              field: 'disposition',
              type: 'nominal',
              title: 'Suggested',
              scale: { domain, range: ['var(--good)', 'var(--c6)', 'var(--warn)', 'var(--bad)'] },
            },
          },
        },
        {
          data: { values: named },
          mark: { type: 'text', dy: -20, color: 'var(--ink)' },
          encoding: { x, y, text: { field: 'service' } },
        },
      ],
    },
  };
}

const MOST_BARS = 25;
function runGrowTransform(context: ReportContext): Chart {
  const { cost, relations } = context.figures;
  const label = distinctLabels(context.portfolio.all('service'));
  const rows = context.portfolio
    .all('service')
    .filter((service) => relations.partOf(service) !== 'retired')
    .map((service) => ({ service: label(service), known: cost.of(service).known }))
    .filter(({ known }) => (plotted(known.total) ?? 0) > 0)
    .sort(
      (a, b) => (plotted(b.known.total) ?? 0) - (plotted(a.known.total) ?? 0) || compareTexts(a.service, b.service),
    );
  const values = rows.slice(0, MOST_BARS).flatMap(({ service, known }) =>
    (['run', 'grow', 'transform'] as const).flatMap((category, rank) => {
      const amount = plotted(known[category]) ?? 0;
      return amount === 0 ? [] : [{ service, category, amount, rank }];
    }),
  );
  return {
    id: 'run-grow-transform',
    title: 'Run, grow, transform, a year',
    description: `What keeps services running, what makes more of them, and what changes them${rows.length > MOST_BARS ? `; the ${MOST_BARS} dearest of ${rows.length} services whose cost is known; the table has all` : ''}.`,
    marks: values.length,
    spec: {
      width: 560,
      height: { step: 26 },
      data: { values },
      mark: { type: 'bar' },
      encoding: {
        y: { field: 'service', type: 'nominal', title: null, sort: null, axis: { labelLimit: 360 } },
        x: { field: 'amount', type: 'quantitative', title: context.figures.currencies.own, axis: { format: '~s' } },
        color: {
          field: 'category',
          type: 'nominal',
          title: null,
          sort: ['run', 'grow', 'transform'],
          scale: { domain: ['run', 'grow', 'transform'], range: ['var(--c6)', 'var(--c1)', 'var(--c2)'] },
        },
        order: { field: 'rank', type: 'quantitative' },
      },
    },
  };
}

function lifecycle(context: ReportContext): Table {
  const { relations, cost } = context.figures;
  return {
    id: 'services',
    title: 'All services',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'kind', label: 'Kind', type: 'text' },
      { id: 'archetype', label: 'Archetype', type: 'text' },
      { id: 'part', label: 'Part', type: 'text' },
      { id: 'state', label: 'State', type: 'text' },
      { id: 'since', label: 'Since', type: 'date' },
      { id: 'age', label: 'Age in this state', type: 'duration' },
      { id: 'accountable', label: 'Accountable', type: 'text' },
      { id: 'disposition', label: 'Disposition', type: 'text' },
      { id: 'cost', label: 'Cost a year', type: 'money' },
    ],
    rows: context.portfolio.all('service').map((service) => {
      const state = relations.stateOf(service)?.value;
      const { values } = service;
      return [
        named(context, service.id),
        words(values.facing?.value === 'supporting' ? 'supporting' : 'business-facing'),
        words(archetypeOf(context, service)),
        words(relations.partOf(service) ?? '–'),
        words(state?.state?.value ?? '–'),
        words(state?.since?.value ?? '–'),
        ageOf(context, service),
        namesCell(
          context,
          values.accountable.map(({ value }) => value.to),
        ),
        words(dispositionOf(service)),
        figured(cost.of(service).total),
      ];
    }),
  };
}
/** How long it has been in its state; in the pipeline, a service may not stay longer than the limit. */
function ageOf({ figures }: ReportContext, service: ElementOf<'service'>): Cell {
  const { relations, limits, asOf } = figures;
  const since = relations.stateOf(service)?.value.since?.value;
  if (since === undefined) return cell(unknown(`since when ${service.name} is in its state`));
  const latest = addTo(since, limits.pipelineAge);
  const late = relations.partOf(service) === 'pipeline' && latest !== undefined && asOf > latest;
  return cell(duration(Math.max(0, daysBetween(since, asOf)), 'day'), late ? { tone: 'warn' } : {});
}
/** The service that has been in its state of the pipeline for longest. */
function oldestInPipeline(context: ReportContext): Fact {
  const { relations } = context.figures;
  const waiting = context.portfolio.all('service').filter((service) => relations.partOf(service) === 'pipeline');
  const ages = waiting.flatMap((service) => {
    const since = relations.stateOf(service)?.value.since?.value;
    return since === undefined ? [] : [{ service, since }];
  });
  const [oldest] = ages.sort((a, b) => compareTexts(a.since, b.since));
  const label = 'Longest in the pipeline';
  if (waiting.length === 0) return withoutFigure(label, 'nothing is in it');
  if (oldest === undefined) return withoutFigure(label, 'since when they are in it is not declared');
  const open = waiting.length - ages.length;
  return {
    label,
    cell: ageOf(context, oldest.service),
    note: noteOf(labelOf(oldest.service), open > 0 ? `of ${open} more it is not declared since when` : undefined),
  };
}

function archetypeOf(context: ReportContext, { values }: ElementOf<'service'>): string {
  const used = values.archetype?.value;
  if (used?.archetype === undefined) return '–';
  return `${namesOf(context, [used.archetype.value.to])}${used.tier === undefined ? '' : `, tier ${used.tier.value}`}`;
}
function dispositionOf(service: ElementOf<'service'>): string {
  const declared = service.values.disposition?.value;
  const suggested = suggestedDisposition(service);
  if (declared === undefined) return suggested === undefined ? '–' : `${suggested} (by its fits)`;
  return suggested === undefined || suggested === declared ? declared : `${declared} (the fits say ${suggested})`;
}
