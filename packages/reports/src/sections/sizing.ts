import { compareTexts } from '@btaas/portfolio';
import type { Sizing, SizingVerdict } from '@btaas/portfolio';
import type { Block, Cell, Chart, Section, Table, Tone } from '../document/blocks.js';
import { cell, counted, figured, plotted, show, words } from '../document/show.js';
import type { ReportContext } from './context.js';
import { distinctLabels } from './distinct-labels.js';
import { named } from './names.js';
import { judgedIn, rightFact, savingFact, sizedIn, sizeFact, tooSmallFact } from './size-facts.js';

/** Practice 3: whether delivery has the right size. */
export function sizingSection(context: ReportContext): Section {
  const all = sizedIn(context);
  const blocks: Block[] = [];
  if (all.length === 0) blocks.push(MISSING);
  else {
    blocks.push({
      block: 'facts',
      facts: [
        rightFact(context),
        tooSmallFact(context),
        sizeFact(context, 'Too large', 'warn', 'overProvisioned'),
        sizeFact(context, 'Wrong tier, or none', 'warn', 'wrongTier', 'outsideTiers'),
        {
          label: 'Cannot be judged',
          cell: counted(all.length - judgedIn(context).length),
          note: 'demand, capacity or cost is missing',
        },
        savingFact(context),
      ],
    });
    const strips = utilisation(context);
    if (strips.marks > 0) blocks.push({ block: 'chart', chart: strips });
    blocks.push({ block: 'table', table: table(context) });
  }
  const question = 'Is each service delivered at the size that its demand needs?';
  return { id: 'sizing', title: 'Right-sizing', question, blocks };
}

const MISSING: Block = {
  block: 'missing',
  what: 'Nothing can be sized: services need an archetype with tiers, and a demand and a capacity:',
  snippet:
    'archetype Transactional {\n  tier S { demand .. 200 tx/s  utilisation 40%..75%  ceiling 20k EUR/month }\n  tier M { demand 200 .. 900 tx/s  utilisation 45%..80%  ceiling 60k EUR/month }\n}\nservice Checkout businessFacing {\n  archetype Transactional tier M\n  accountable PayOps\n  state operational since 2024-03-01\n  demand p95 520 tx/s  growth 12%/year\n  capacity 800 tx/s\n}',
};

const VERDICTS: Readonly<Record<SizingVerdict, { readonly label: string; readonly tone: Tone }>> = {
  right: { label: 'right', tone: 'good' },
  underProvisioned: { label: 'too small', tone: 'bad' },
  overProvisioned: { label: 'too large', tone: 'warn' },
  wrongTier: { label: 'wrong tier', tone: 'warn' },
  outsideTiers: { label: 'outside every tier', tone: 'bad' },
};
function verdictCell({ verdict }: Sizing): Cell {
  if (typeof verdict !== 'string') return words('cannot be judged', { tone: 'muted' });
  return words(VERDICTS[verdict].label, { tone: VERDICTS[verdict].tone });
}

const MOST_STRIPS = 40;

/** A strip a service: the band of its tier, and a mark where its utilisation is. The furthest from the band first. */
function utilisation(context: ReportContext): Chart {
  const label = distinctLabels(sizedIn(context).map(({ service }) => service));
  const strips = sizedIn(context).flatMap(({ service, utilisation: used, band }) => {
    const at = plotted(used.value);
    const [from, to] = [band?.from, band?.to].map((end) => (end === undefined ? undefined : plotted(end)));
    if (at === undefined || from === undefined || to === undefined) return [];
    const off = Math.max(from - at, at - to, 0);
    return [
      {
        service: label(service),
        from,
        to,
        at,
        off,
        state: off > 0 ? (at > to ? 'above the band' : 'below the band') : 'within the band',
      },
    ];
  });
  const shown = strips.sort((a, b) => b.off - a.off || compareTexts(a.service, b.service)).slice(0, MOST_STRIPS);
  const states = ['within the band', 'above the band', 'below the band'];
  const y = { field: 'service', type: 'nominal', title: null, sort: null, axis: { labelLimit: 220 } };
  return {
    id: 'utilisation',
    title: 'Utilisation against the band of the tier',
    description: `The grey strip is the band in which the utilisation is right${strips.length > MOST_STRIPS ? `; the ${MOST_STRIPS} furthest from it` : ''}.`,
    marks: shown.length,
    spec: {
      width: 560,
      height: { step: 26 },
      data: { values: shown },
      layer: [
        {
          mark: { type: 'bar', color: 'var(--c-soft)', height: 12 },
          encoding: {
            y,
            x: { field: 'from', type: 'quantitative', title: 'Utilisation, %', scale: { domainMin: 0 } },
            x2: { field: 'to' },
          },
        },
        {
          mark: { type: 'point', filled: true, size: 110 },
          encoding: {
            y,
            x: { field: 'at', type: 'quantitative' },
            color: {
              field: 'state',
              type: 'nominal',
              title: null,
              scale: { domain: states, range: ['var(--good)', 'var(--bad)', 'var(--warn)'] },
            },
            shape: {
              field: 'state',
              type: 'nominal',
              title: null,
              scale: { domain: states, range: ['circle', 'triangle-up', 'triangle-down'] },
            },
          },
        },
      ],
    },
  };
}

function table(context: ReportContext): Table {
  return {
    id: 'sizing',
    title: 'Sizing by service',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'archetype', label: 'Archetype', type: 'text' },
      { id: 'tier', label: 'Tier', type: 'text' },
      { id: 'verdict', label: 'Verdict', type: 'text' },
      { id: 'demand', label: 'Demand', type: 'number' },
      { id: 'horizon', label: 'At the horizon', type: 'number' },
      { id: 'utilisation', label: 'Utilisation', type: 'percent' },
      { id: 'band', label: 'Band', type: 'text' },
      { id: 'fit', label: 'Fit tier', type: 'text' },
      {
        ...{ id: 'saving', label: 'Saving a year', type: 'money' },
        help: 'Cost above the ceiling of the fit tier; a service that is in it already saves that in other ways',
      },
    ],
    rows: sizedIn(context).map((sizing) => {
      const { fitTier } = sizing;
      const fit =
        fitTier === undefined
          ? words('none', { tone: 'bad' })
          : 'missing' in fitTier
            ? words('unknown', { tone: 'muted' })
            : words(fitTier.name);
      return [
        named(context, sizing.service.id),
        named(context, sizing.archetype.id),
        words(sizing.tier?.name ?? '–'),
        verdictCell(sizing),
        cell(sizing.demand.value),
        figured(sizing.horizonDemand),
        figured(sizing.utilisation),
        words(sizing.band === undefined ? '–' : show(sizing.band)),
        fit,
        figured(sizing.saving),
      ];
    }),
  };
}
