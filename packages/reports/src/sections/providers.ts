import { isUnknown, labelOf, type ProviderScorecard } from '@btaas/portfolio';
import type { Block, Chart, Section, Table } from '../document/blocks.js';
import { cell, counted, figured, plotted, show, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { COURSE_HELP, courseCell } from './course.js';
import { distinctLabels } from './distinct-labels.js';
import { named, namesCell, namesOf } from './names.js';
import { cardsIn, concentrationFact, exitFact, keptCell, missedFact, missedLastFact } from './provider-facts.js';

/** Practice 2: who is commissioned, what they are committed to, and how they keep it. */
export function providersSection(context: ReportContext): Section {
  const blocks: Block[] = [];
  const all = cardsIn(context);
  if (all.length === 0) blocks.push(MISSING);
  else {
    blocks.push({
      block: 'facts',
      facts: [
        { label: 'Providers', cell: counted(all.length), note: 'internal and external alike' },
        concentrationFact(context),
        missedFact(context),
        missedLastFact(context),
        exitFact(context),
      ],
    });
    const chart = pareto(context);
    if (chart.marks > 0) blocks.push({ block: 'chart', chart });
    blocks.push({ block: 'table', table: scorecards(context) }, { block: 'table', table: commitments(context) });
    const measured = periods(context);
    if (measured.rows.length > 0) blocks.push({ block: 'table', table: measured });
    blocks.push({ block: 'table', table: contracts(context) });
  }
  const question = 'Who delivers, what are they committed to, and do they keep it?';
  return { id: 'providers', title: 'Providers', question, blocks };
}

const MISSING: Block = {
  block: 'missing',
  what: 'No providers are declared, so no service is commissioned to anybody. Add who delivers, and what they commit to:',
  snippet:
    'provider CoreIT "Group IT" internal { owner BTM }\ncommission Platform to CoreIT from 2026-02-01 {\n  ola { availability 99.95% monthly  response P1 10 min }\n  for FastCheckout\n  review quarterly\n}',
};

const MOST_BARS = 20;
/** So few bars are drawn wide, so that their names have room. */
const FEW_BARS = 7;

/** Spend by provider, the largest first, with the running share. */
function pareto(context: ReportContext): Chart {
  const cards = context.figures.providers.bySpend.filter(({ provider }) => shows(context, provider.id));
  const label = distinctLabels(cards.map(({ provider }) => provider));
  const rows = cards.slice(0, MOST_BARS).flatMap(({ provider, spend }) => {
    const amount = plotted(spend.value);
    return amount === undefined || amount === 0 ? [] : [{ provider: label(provider), amount }];
  });
  const total = cards.reduce((sum, { spend }) => sum + (plotted(spend.value) ?? 0), 0);
  let running = 0;
  const values = rows.map((row) => {
    running += row.amount;
    return { ...row, share: (100 * running) / total };
  });
  const x = { field: 'provider', type: 'nominal', title: null, sort: null, axis: { labelAngle: -25, labelLimit: 240 } };
  return {
    id: 'spend-by-provider',
    title: 'Spend by provider',
    description: `Bars are the spend a year, the line the running share of all spend${cards.length > MOST_BARS ? `; the ${MOST_BARS} largest of ${cards.length}` : ''}.`,
    marks: values.length,
    spec: {
      width: { step: values.length > FEW_BARS ? 70 : 120 },
      height: 260,
      data: { values },
      layer: [
        {
          mark: { type: 'bar', color: 'var(--c1)' },
          encoding: {
            x,
            y: {
              field: 'amount',
              type: 'quantitative',
              title: `${context.figures.currencies.own} a year`,
              axis: { format: '~s' },
            },
          },
        },
        {
          mark: { type: 'line', point: { filled: true, color: 'var(--c2)' }, color: 'var(--c2)' },
          encoding: {
            x,
            y: { field: 'share', type: 'quantitative', title: 'Running share, %', scale: { domain: [0, 105] } },
          },
        },
      ],
      resolve: { scale: { y: 'independent' } },
    },
  };
}

function scorecards(context: ReportContext): Table {
  return {
    id: 'providers',
    title: 'Scorecards',
    columns: [
      { id: 'provider', label: 'Provider', type: 'text' },
      { id: 'kind', label: 'Kind', type: 'text' },
      { id: 'commitments', label: 'Commitments', type: 'number' },
      { id: 'attainment', label: 'Kept', type: 'percent', help: 'Measured periods in which the promise was met' },
      { id: 'credit', label: 'Credits due', type: 'money' },
      { id: 'spend', label: 'Spend a year', type: 'money' },
      { id: 'share', label: 'Share of spend', type: 'percent' },
      { id: 'critical', label: 'Share of critical services', type: 'percent' },
      { id: 'alone', label: 'Only provider of', type: 'text' },
    ],
    rows: cardsIn(context).map((card: ProviderScorecard) => [
      named(context, card.provider.id),
      words(card.provider.values.sourcing?.value ?? '–'),
      counted(card.commitments.length),
      keptCell(card.attainment.value, card.attainment),
      isUnknown(card.attainment.value) ? cell(card.attainment.value) : figured(card.creditDue),
      figured(card.spend),
      figured(card.shareOfSpend),
      figured(card.shareOfCritical),
      namesCell(
        context,
        card.onlyProviderOf.map(({ id }) => id),
        card.onlyProviderOf.length > 0 ? { tone: 'warn' } : {},
      ),
    ]),
  };
}

function commitments(context: ReportContext): Table {
  return {
    id: 'commitments',
    title: 'What providers are committed to',
    empty: 'nobody is committed to anything.',
    columns: [
      { id: 'provider', label: 'Provider', type: 'text' },
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'agreement', label: 'Agreement', type: 'text' },
      { id: 'availability', label: 'Availability', type: 'percent' },
      { id: 'needs', label: 'For', type: 'text' },
      { id: 'review', label: 'Reviewed', type: 'text' },
      { id: 'course', label: 'Measured', type: 'text', help: COURSE_HELP },
      { id: 'kept', label: 'Kept', type: 'percent' },
      { id: 'missed', label: 'Missed in a row', type: 'number' },
    ],
    rows: cardsIn(context).flatMap(({ provider, commitments: all }) =>
      all.map(({ commission, kind, service, terms, attainment, missedInARow, periods: measured }) => [
        named(context, provider.id),
        named(context, service.id),
        words(kind.toUpperCase()),
        terms.availability === undefined ? words('–') : cell(terms.availability.value.percent),
        words(needsOf(context, commission.values.for)),
        words(
          commission.values.review?.value ?? 'never',
          commission.values.review === undefined ? { tone: 'warn' } : {},
        ),
        courseCell(measured.map((each) => ({ period: each.measurement.period, value: each.measured }))),
        keptCell(attainment),
        // Without a measured period none was missed, and none was kept.
        isUnknown(attainment) ? cell(attainment) : counted(missedInARow, missedInARow > 0 ? { tone: 'bad' } : {}),
      ]),
    ),
  };
}
function needsOf(context: ReportContext, entries: readonly { readonly value: object }[]): string {
  const names = entries.flatMap(({ value }) => {
    const { need, offering } = value as { need?: { value: { to: string } }; offering?: { value: string } };
    return need !== undefined
      ? [namesOf(context, [need.value.to])]
      : offering !== undefined
        ? [`“${offering.value}”`]
        : [];
  });
  return names.length === 0 ? '–' : names.join(', ');
}

function periods(context: ReportContext): Table {
  return {
    id: 'provider-periods',
    title: 'Measured periods',
    folded: true,
    columns: [
      { id: 'provider', label: 'Provider', type: 'text' },
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'period', label: 'Period', type: 'date' },
      { id: 'promised', label: 'Promised', type: 'percent' },
      { id: 'measured', label: 'Measured', type: 'percent' },
      { id: 'met', label: 'Met', type: 'text' },
      { id: 'credit', label: 'Credit due', type: 'money' },
    ],
    rows: cardsIn(context).flatMap(({ provider, commitments: all }) =>
      all.flatMap(({ service, periods: measured }) =>
        measured.map((each) => [
          named(context, provider.id),
          named(context, service.id),
          words(show(each.measurement.period)),
          cell(each.promised),
          cell(each.measured),
          each.met ? words('met', { tone: 'good' }) : words('missed', { tone: 'bad' }),
          cell(each.credit),
        ]),
      ),
    ),
  };
}

function contracts(context: ReportContext): Table {
  return {
    id: 'contracts',
    title: 'Contracts: end and notice against the time that leaving takes',
    empty: 'no contract is declared.',
    columns: [
      { id: 'contract', label: 'Contract', type: 'text' },
      { id: 'provider', label: 'Provider', type: 'text' },
      { id: 'end', label: 'Ends', type: 'date' },
      { id: 'notice', label: 'Notice by', type: 'date' },
      { id: 'leave', label: 'Begin to leave by', type: 'date' },
      { id: 'verdict', label: 'Exit', type: 'text' },
    ],
    rows: cardsIn(context).flatMap(({ provider, contracts: all }) =>
      all.map(({ contract, end, noticeBy, leaveBy, exitTooLong }) => [
        words(labelOf(contract)),
        named(context, provider.id),
        words(end ?? 'open'),
        words(noticeBy ?? '–'),
        words(leaveBy ?? '–'),
        exitTooLong === undefined
          ? words('not planned', { tone: 'warn' })
          : exitTooLong
            ? words('takes longer than the notice', { tone: 'warn' })
            : words('fits into the notice', { tone: 'good' }),
      ]),
    ),
  };
}
