import { type ConsolidationCase, isUnknown, labelOf, Rational } from '@btaas/portfolio';
import type { Block, Chart, Fact, Section, Table } from '../document/blocks.js';
import { cell, counted, figured, plotted, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { withoutFigure } from './count-of-wrong.js';
import { distinctLabels } from './distinct-labels.js';
import { labelled } from './labelled.js';
import { labelIn, named, namesCell } from './names.js';

/** Which consolidations pay, in which order, and how sure that order is. */
export function consolidationSection(context: ReportContext): Section {
  const blocks: Block[] = [];
  const cases = casesIn(context);
  if (cases.length === 0) blocks.push(MISSING);
  else {
    blocks.push({
      block: 'facts',
      facts: [
        valueFact(context),
        { label: 'Consolidations', cell: counted(cases.length) },
        frontFact(context),
        stabilityFact(context),
      ],
    });
    const front = pareto(context);
    blocks.push(front.marks > 0 ? { block: 'chart', chart: front } : NO_PARETO);
    blocks.push({ block: 'table', table: ranking(context) });
    const flows = cashFlow(context);
    if (flows.marks > 0) blocks.push({ block: 'chart', chart: flows });
    blocks.push({ block: 'table', table: realised(context) });
  }
  if (proposalsIn(context).length > 0) blocks.push({ block: 'table', table: proposals(context) });
  const question = 'What should be put together, by business value and long-term impact?';
  return { id: 'consolidation', title: 'Consolidation', question, blocks };
}

/** What all consolidations are worth, where there are any. */
export function valueFact(context: ReportContext): Fact {
  const label = 'Net present value of all';
  const { consolidation } = context.figures;
  if (consolidation.all.length === 0) return withoutFigure(label, 'no consolidation is declared');
  return { label, cell: cell(consolidation.totalNpv), note: 'of the consolidations that are not rejected' };
}

const casesIn = (context: ReportContext) =>
  context.figures.consolidation.all.filter(({ consolidation }) => shows(context, consolidation.id));
/** None where the project does not judge what serves much the same. */
const proposalsIn = (context: ReportContext) =>
  context.off.has('BT601') ? [] : context.figures.overlap.proposals.filter(({ keep }) => shows(context, keep.id));

const MISSING: Block = {
  block: 'missing',
  what: 'No consolidation is declared. Say what stays, what goes, and what that costs and saves:',
  snippet:
    'consolidation TwoGateways "One payment gateway" {\n  keep Checkout\n  absorb LegacyPos\n  value 80  longTerm 70  risk 30\n  oneOff 220k EUR\n  saving 140k EUR/year\n  dualRun 6 months at 8k EUR/month\n}',
};

const NO_PARETO: Block = {
  block: 'text',
  text: [
    { strong: 'Net present value against risk' },
    ' is not drawn: of no consolidation that still counts are both known. Each needs its costs, its saving and a risk from 0 to 100.',
  ],
};

/** How many are beaten by no other, of those that can be compared. */
function frontFact(context: ReportContext): Fact {
  const label = 'On the Pareto front';
  const { length } = context.figures.consolidation.front.filter((each) => shows(context, each.consolidation.id));
  if (length === 0) return withoutFigure(label, 'of none are both the net present value and the risk known');
  return { label, cell: counted(length), note: 'no other has more value and less risk' };
}
function stabilityFact({ figures }: ReportContext): Fact {
  const label = 'Stability of the ranking';
  const { ranked, stability } = figures.consolidation.ranking;
  if (ranked.length < 2) return withoutFigure(label, `${ranked.length} can be ranked; an order needs two`);
  const value = stability.times(Rational.HUNDRED);
  return {
    label,
    cell: cell({ type: 'percent', value }),
    note: 'pairs that keep their order when a weight moves by 20 %',
  };
}

function riskOf({ consolidation }: ConsolidationCase): number | undefined {
  const risk = consolidation.values.risk;
  return risk === undefined ? undefined : plotted(risk.value);
}

function pareto(context: ReportContext): Chart {
  const { consolidation } = context.figures;
  const front = new Set(consolidation.front.map((each) => each.consolidation.id));
  const values = casesIn(context).flatMap((each) => {
    const [npv, risk] = [plotted(each.npv.value), riskOf(each)];
    if (npv === undefined || risk === undefined || !each.isLive) return [];
    return [
      {
        name: labelOf(each.consolidation),
        npv,
        risk,
        state: front.has(each.consolidation.id) ? 'on the front' : 'beaten',
      },
    ];
  });
  const left = casesIn(context).filter(({ isLive }) => isLive).length - values.length;
  const x = { field: 'risk', type: 'quantitative', title: 'Risk, 0 to 100', scale: { domain: [0, 100] } };
  const y = {
    field: 'npv',
    type: 'quantitative',
    title: `Net present value, ${context.figures.currencies.own}`,
    axis: { format: '~s' },
  };
  return {
    id: 'pareto',
    title: 'Net present value against risk',
    description: `A consolidation on the front is beaten by no other in both value and risk${left > 0 ? `; ${left} more whose value or risk is not known ${left === 1 ? 'is' : 'are'} not shown` : ''}.`,
    marks: values.length,
    spec: {
      width: 560,
      height: 300,
      data: { values },
      layer: [
        {
          transform: [{ filter: "datum.state == 'on the front'" }],
          mark: { type: 'line', strokeDash: [4, 4], color: 'var(--soft)' },
          encoding: { x, y, order: { field: 'risk', type: 'quantitative' } },
        },
        {
          mark: { type: 'point', filled: true, size: 140 },
          encoding: {
            x,
            y,
            color: {
              field: 'state',
              type: 'nominal',
              title: null,
              scale: { domain: ['on the front', 'beaten'], range: ['var(--c1)', 'var(--c6)'] },
            },
            shape: {
              field: 'state',
              type: 'nominal',
              title: null,
              scale: { domain: ['on the front', 'beaten'], range: ['circle', 'cross'] },
            },
          },
        },
        {
          data: { values: labelled(values, ({ npv }) => npv) },
          mark: { type: 'text', align: 'left', dx: 10, color: 'var(--ink)' },
          encoding: { x, y, text: { field: 'name' } },
        },
      ],
    },
  };
}

function ranking(context: ReportContext): Table {
  const { consolidation } = context.figures;
  const ranked = new Map(consolidation.ranking.ranked.map((each) => [each.item.consolidation.id, each]));
  return {
    id: 'consolidations',
    title: 'Consolidations by priority',
    columns: [
      { id: 'consolidation', label: 'Consolidation', type: 'text' },
      { id: 'rank', label: 'Rank', type: 'number' },
      {
        id: 'range',
        label: 'Rank when weights move',
        type: 'text',
        help: 'The best and the worst rank when one weight moves by 20 %',
      },
      { id: 'priority', label: 'Priority', type: 'number' },
      { id: 'npv', label: 'Net present value', type: 'money' },
      { id: 'payback', label: 'Payback', type: 'duration' },
      { id: 'keep', label: 'Keeps', type: 'text' },
      { id: 'absorb', label: 'Absorbs', type: 'text' },
      { id: 'decision', label: 'Decision', type: 'text' },
    ],
    rows: [...casesIn(context)]
      .sort((a, b) => (ranked.get(a.consolidation.id)?.rank ?? 1e9) - (ranked.get(b.consolidation.id)?.rank ?? 1e9))
      .map((each) => {
        const { id, values } = each.consolidation;
        const place = ranked.get(id);
        const priority = consolidation.priorityOf(id);
        const kept = values.keep?.value;
        return [
          words(labelOf(each.consolidation)),
          place === undefined ? words('–', { tone: 'muted' }) : counted(place.rank),
          words(
            place === undefined
              ? '–'
              : place.best === place.worst
                ? `${place.best}`
                : `${place.best} to ${place.worst}`,
          ),
          priority === undefined ? words('–') : figured(priority),
          figured(each.npv),
          figured(each.payback),
          kept === undefined ? words('–') : named(context, kept.to),
          namesCell(
            context,
            values.absorb.map(({ value }) => value.to),
          ),
          words(values.decision?.value.status?.value ?? 'open'),
        ];
      }),
  };
}

/** So many consolidations can be told apart by their colours. */
const MOST_FLOWS = 6;

function cashFlow(context: ReportContext): Chart {
  const live = casesIn(context).filter(({ isLive, years }) => isLive && !isUnknown(years));
  const shown = labelled(live, ({ npv }) => plotted(npv.value) ?? 0).slice(0, MOST_FLOWS);
  const label = distinctLabels(shown.map(({ consolidation }) => consolidation));
  const values = shown.flatMap((each) =>
    isUnknown(each.years) || !each.isLive
      ? []
      : each.years.map(({ year, net }) => ({
          name: label(each.consolidation),
          year: `year ${year}`,
          net: net.toNumber(),
        })),
  );
  return {
    id: 'cash-flow',
    title: 'Net flow by year of the horizon, undiscounted',
    description: 'Below zero more is spent in the year than saved.',
    marks: values.length,
    spec: {
      width: { step: 40 },
      height: 240,
      data: { values },
      mark: { type: 'bar' },
      encoding: {
        x: { field: 'year', type: 'nominal', title: null, axis: { labelAngle: 0 } },
        xOffset: { field: 'name' },
        y: { field: 'net', type: 'quantitative', title: context.figures.currencies.own, axis: { format: '~s' } },
        color: { field: 'name', type: 'nominal', title: null },
      },
    },
  };
}

function realised(context: ReportContext): Table {
  return {
    id: 'realised-savings',
    title: 'Planned against realised savings',
    columns: [
      { id: 'consolidation', label: 'Consolidation', type: 'text' },
      { id: 'planned', label: 'Planned a year', type: 'money' },
      { id: 'realised', label: 'Realised a year', type: 'money' },
      { id: 'difference', label: 'Difference', type: 'money' },
    ],
    rows: casesIn(context).map(({ consolidation, realisation }) => [
      words(labelOf(consolidation)),
      cell(realisation.planned),
      cell(realisation.realised),
      figured(realisation.difference),
    ]),
  };
}

function proposals(context: ReportContext): Table {
  return {
    id: 'proposals',
    title: 'Consolidations that nobody has declared yet',
    columns: [
      { id: 'keep', label: 'Keep', type: 'text' },
      { id: 'absorb', label: 'Absorb', type: 'text' },
      { id: 'saving', label: 'Saving a year', type: 'money', help: 'The run cost of what goes' },
    ],
    rows: proposalsIn(context).map(({ keep, absorb, saving }) => [
      words(labelIn(context, keep.id)),
      namesCell(
        context,
        absorb.map(({ id }) => id),
      ),
      figured(saving),
    ]),
  };
}
