import { type AlignmentField, type AlignmentSet, compareTexts, isUnknown, labelOf } from '@btaas/portfolio';
import type { Block, Chart, Fact, Section, Table, Tone } from '../document/blocks.js';
import { pointed } from '../document/points.js';
import { cell, figured, plotted, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong } from './count-of-wrong.js';
import { distinctLabels } from './distinct-labels.js';
import { FIELDS, fourFields, pictureIn } from './four-fields.js';
import { labelIn, named } from './names.js';
import { keptCell } from './provider-facts.js';

/** Where expectations and confidence part, and whether performance or trust is the problem. */
export function alignmentSection(context: ReportContext): Section {
  const { leftOut } = context.figures.alignment;
  const [elements, picture, heatmap] = [elementsIn(context), pictureIn(context), heatmapIn(context)];
  const blocks: Block[] = [];
  if (elements.length === 0) blocks.push(MISSING);
  else blocks.push(facts(context));
  if (picture.length > 0) {
    blocks.push({ block: 'chart', chart: fourFields(context) }, { block: 'table', table: fieldTable(context) });
  }
  if (heatmap.length > 0) {
    blocks.push({ block: 'chart', chart: heatmapChart(context) }, { block: 'table', table: heatmapTable(context) });
  }
  if (elements.length > 0) blocks.push({ block: 'table', table: answersTable(context) });
  if (leftOut.some(({ answer }) => shows(context, answer.element)))
    blocks.push({ block: 'table', table: leftOutTable(context) });
  return { id: 'alignment', title: 'Alignment', question: 'Where do expectations and confidence part?', blocks };
}

const MISSING: Block = {
  block: 'missing',
  what: 'Nobody has been asked yet what they expect of services and how much confidence they have in getting it. Add a survey:',
  snippet: [
    'survey H1 "Expectations, first half" on 2026-06-30 {',
    '  scale 1..5',
    '  entry Checkout by Stores on reliability {',
    '    importance 5  expectation 5  confidence 3.9  respondents 42',
    '  }',
    '}',
  ].join('\n'),
};

const heatmapIn = (context: ReportContext) =>
  context.figures.alignment.heatmap.filter(({ unit }) => shows(context, unit));
const elementsIn = (context: ReportContext) => context.figures.alignment.elements.filter((id) => shows(context, id));

/** The answers that a report is about, where they can be put together: all of them, or those of one unit or element. */
export function answersIn({ only, portfolio, figures }: ReportContext): {
  readonly set: AlignmentSet;
  readonly scoped: boolean;
} {
  const [one, ...more] = only?.named ?? [];
  const kind = one === undefined || more.length > 0 ? undefined : portfolio.find(one)?.kind;
  if (kind === 'unit') return { set: figures.alignment.ofUnit(one!), scoped: true };
  if (kind === 'service' || kind === 'need') return { set: figures.alignment.ofElement(one!), scoped: true };
  return { set: figures.alignment.whole, scoped: false };
}

/** Whether expectations and confidence are further apart than the limit. */
export function gapFact(context: ReportContext): Fact {
  const { alignmentGap } = context.figures.limits;
  const { set, scoped } = answersIn(context);
  const gap = set.gap.value;
  const tone: Tone = isUnknown(gap) ? 'muted' : gap.value.greaterThan(alignmentGap) ? 'bad' : 'good';
  return {
    label: 'Alignment gap',
    cell: pointed(set.gap, { tone }),
    note: isUnknown(gap) ? 'nobody was asked' : `expectations above confidence; the limit is ${alignmentGap} points`,
    scoped,
  };
}

/** Services where both the gap and the performance are known. */
const CROSSED: ReadonlySet<AlignmentField> = new Set(['performance', 'trust', 'overPromised', 'aligned']);

function facts(context: ReportContext): Block {
  const { alignment } = context.figures;
  const { set, scoped } = answersIn(context);
  const crossed = pictureIn(context).filter(({ field }) => CROSSED.has(field));
  const problems = (label: string, wanted: AlignmentField, tone: Tone) =>
    countOfWrong(label, {
      ...{ count: crossed.filter(({ field }) => field === wanted).length, of: crossed.length, tone },
      note: `of ${crossed.length} services that are surveyed and measured`,
      without: 'no service under SLA is both surveyed and measured',
    });
  return {
    block: 'facts',
    facts: [
      gapFact(context),
      { label: 'Alignment index', cell: pointed(set.index), note: '100 less the gap', scoped },
      { label: 'Surplus of confidence', cell: pointed(set.surplus), note: 'never netted with the gap', scoped },
      {
        label: 'Confidence in technology as a whole',
        cell: pointed(alignment.technology.index),
        note: 'answers on the portfolio itself',
      },
      problems('Performance problems', 'performance', 'bad'),
      problems('Trust problems', 'trust', 'warn'),
    ],
  };
}

function fieldTable(context: ReportContext): Table {
  return {
    id: 'alignment-services',
    title: 'Services by field',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'field', label: 'Field', type: 'text' },
      { id: 'gap', label: 'Gap', type: 'percent' },
      { id: 'surplus', label: 'Surplus', type: 'percent' },
      {
        id: 'attainment',
        label: 'SLA met',
        type: 'percent',
        help: 'The share of measured periods in which the SLA was met',
      },
      { id: 'respondents', label: 'Respondents', type: 'number' },
    ],
    rows: pictureIn(context).map(({ service, field, alignment, attainment }) => [
      named(context, service.id),
      words(FIELDS[field].label, { tone: FIELDS[field].tone }),
      pointed(alignment.gap),
      pointed(alignment.surplus),
      attainment === undefined ? words('not measured', { tone: 'muted' }) : keptCell(attainment),
      cell({ type: 'number', value: alignment.respondents }),
    ]),
  };
}

function heatmapChart(context: ReportContext): Chart {
  const worst = largestGaps(context);
  const label = distinctLabels(context.portfolio.all('unit'));
  const nameOf = (unit: string) => {
    const element = context.portfolio.get('unit', unit);
    return element === undefined ? labelIn(context, unit) : label(element);
  };
  const cells = heatmapIn(context).flatMap(({ unit, dimension, alignment }) => {
    if (!worst.has(unit)) return [];
    const gap = plotted(alignment.gap.value);
    return gap === undefined ? [] : [{ unit: nameOf(unit), dimension, gap, shown: `${Math.round(gap)}` }];
  });
  const limit = context.figures.limits.alignmentGap.toNumber();
  return {
    id: 'alignment-heatmap',
    title: 'Alignment gap by unit and dimension, points',
    description: `Green is a gap under ${limit / 2} points, amber one up to the limit of ${limit}, red one over it.`,
    marks: cells.length,
    spec: {
      width: { step: 92 },
      height: { step: 34 },
      data: { values: cells },
      encoding: {
        x: {
          field: 'dimension',
          type: 'nominal',
          title: null,
          axis: { orient: 'top', labelAngle: 0, domain: false, ticks: false },
        },
        y: { field: 'unit', type: 'nominal', title: null, axis: { domain: false, ticks: false } },
      },
      layer: [
        {
          mark: { type: 'rect', stroke: 'var(--paper)', strokeWidth: 2 },
          encoding: {
            color: {
              field: 'gap',
              type: 'quantitative',
              legend: null,
              scale: {
                type: 'threshold',
                domain: [limit / 2, limit],
                range: ['var(--good-ground)', 'var(--warn-ground)', 'var(--bad-ground)'],
              },
            },
          },
        },
        { mark: { type: 'text', color: 'var(--ink)' }, encoding: { text: { field: 'shown' } } },
      ],
    },
  };
}

const MOST_UNITS = 24;
/** The units with the largest gaps: more rows cannot be read, and the table has them all. */
function largestGaps(context: ReportContext): ReadonlySet<string> {
  const gaps = new Map<string, number>();
  for (const { unit, alignment } of heatmapIn(context))
    gaps.set(unit, Math.max(gaps.get(unit) ?? 0, plotted(alignment.gap.value) ?? 0));
  const sorted = [...gaps].sort(([a, x], [b, y]) => y - x || compareTexts(a, b));
  return new Set(sorted.slice(0, MOST_UNITS).map(([unit]) => unit));
}

function heatmapTable(context: ReportContext): Table {
  const cells = heatmapIn(context);
  return {
    id: 'alignment-units',
    title: 'By unit and dimension',
    columns: [
      { id: 'unit', label: 'Unit', type: 'text' },
      { id: 'dimension', label: 'Dimension', type: 'text' },
      { id: 'gap', label: 'Gap', type: 'percent' },
      { id: 'expectation', label: 'Expectation', type: 'number' },
      { id: 'confidence', label: 'Confidence', type: 'number' },
      { id: 'respondents', label: 'Respondents', type: 'number' },
    ],
    rows: cells.map(({ unit, dimension, alignment }) => [
      named(context, unit),
      words(dimension),
      pointed(alignment.gap),
      figured(alignment.expectation),
      figured(alignment.confidence),
      cell({ type: 'number', value: alignment.respondents }),
    ]),
  };
}

function answersTable(context: ReportContext): Table {
  const { alignment } = context.figures;
  return {
    id: 'alignment-elements',
    title: 'Index by service and need',
    columns: [
      { id: 'element', label: 'Service or need', type: 'text' },
      { id: 'kind', label: 'Kind', type: 'text' },
      { id: 'gap', label: 'Gap', type: 'percent' },
      { id: 'index', label: 'Index', type: 'percent' },
      { id: 'expectation', label: 'Expectation', type: 'number' },
      { id: 'confidence', label: 'Confidence', type: 'number' },
      { id: 'stale', label: 'Age', type: 'text' },
    ],
    rows: elementsIn(context).map((id) => {
      const set = alignment.ofElement(id);
      return [
        named(context, id),
        words(context.portfolio.find(id)?.kind ?? ''),
        pointed(set.gap),
        pointed(set.index),
        figured(set.expectation),
        figured(set.confidence),
        set.stale ? words('stale', { tone: 'warn' }) : words('current'),
      ];
    }),
  };
}

const REASONS = {
  sample: 'too few respondents',
  scale: 'a score off the scale',
  superseded: 'asked again by a later survey',
} as const;

function leftOutTable(context: ReportContext): Table {
  return {
    id: 'alignment-left-out',
    title: 'Answers that do not count',
    columns: [
      { id: 'survey', label: 'Survey', type: 'text' },
      { id: 'element', label: 'Service or need', type: 'text' },
      { id: 'unit', label: 'Unit', type: 'text' },
      { id: 'dimension', label: 'Dimension', type: 'text' },
      { id: 'respondents', label: 'Respondents', type: 'number' },
      { id: 'reason', label: 'Why', type: 'text' },
    ],
    rows: context.figures.alignment.leftOut
      .filter(({ answer }) => shows(context, answer.element))
      .map(({ answer, reason }) => [
        words(labelOf(answer.survey)),
        named(context, answer.element),
        named(context, answer.by),
        words(answer.dimension),
        cell({ type: 'number', value: answer.respondents }),
        words(REASONS[reason]),
      ]),
  };
}
