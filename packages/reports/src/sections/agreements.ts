import { type Commitment, isUnknown, lastNameOf, mayBeLowered, percentText, type Repair } from '@btaas/portfolio';
import type { Block, Chart, Section, Table } from '../document/blocks.js';
import { cell, counted, figured, plotted, show, words } from '../document/show.js';
import type { ReportContext } from './context.js';
import { attainmentFacts, attainmentTable } from './measured-slas.js';
import { labelIn, named, namesOf } from './names.js';
import { assessed, brokenFact, countOf, type Judged, notGuaranteedFact, VERDICTS } from './promise-verdicts.js';
import { slasIn } from './slas.js';

/** Can the promises be kept? */
export function agreementsSection(context: ReportContext): Section {
  const judged = assessed(context);
  const blocks: Block[] = [];
  if (judged.length === 0) blocks.push(MISSING);
  else {
    const [sure, open] = [countOf(judged, 'guaranteed'), countOf(judged, 'unknown')];
    blocks.push({
      block: 'facts',
      facts: [
        { label: 'Promises of availability', cell: counted(judged.length) },
        brokenFact(judged),
        notGuaranteedFact(judged),
        {
          label: 'Guaranteed',
          cell: counted(sure, sure === judged.length ? { tone: 'good' } : {}),
          note: 'whatever fails together',
        },
        { label: 'Cannot be judged', cell: counted(open), note: 'something behind them promises nothing' },
        ...attainmentFacts(context),
      ],
    });
    blocks.push({ block: 'chart', chart: waterfall(judged) }, { block: 'table', table: promises(context, judged) });
    blocks.push(...attainmentTable(context));
    const mends = repairs(context, judged);
    if (mends.rows.length > 0) blocks.push({ block: 'table', table: mends });
    const levels = credits(context);
    if (levels.rows.length > 0) blocks.push({ block: 'table', table: levels });
  }
  const question = 'Which promises hold, which do not, and what is the smallest change that mends them?';
  return { id: 'agreements', title: 'Agreements', question, blocks };
}

const MISSING: Block = {
  block: 'missing',
  what: 'No service promises an availability yet. Add an offering with an SLA:',
  snippet:
    'service Checkout businessFacing {\n  archetype Transactional tier M\n  accountable PayOps\n  state operational since 2024-03-01\n  offering Standard {\n    sla { availability 99.9% monthly  hours AllDay  resolution P1 4 h }\n  }\n}',
};

const MOST_SHOWN = 20;

/** What promises are called in the chart: two services of one title are told apart by their names. */
function promiseLabels(promises: readonly Commitment[]): (promise: Commitment) => string {
  const short = ({ label }: Commitment) => label.replace(/^the SLA /, '');
  const counts = new Map<string, number>();
  for (const promise of promises) counts.set(short(promise), (counts.get(short(promise)) ?? 0) + 1);
  return (promise) =>
    (counts.get(short(promise)) ?? 0) > 1 ? `${short(promise)} (${lastNameOf(promise.service)})` : short(promise);
}

/** Downtime a month that is promised at most, and what stands behind it: smaller is better. */
function waterfall(judged: readonly Judged[]): Chart {
  const shown = judged.filter(({ figures }) => figures !== undefined).slice(0, MOST_SHOWN);
  const kinds = ['promised', 'weakest', 'composed', 'guaranteed'] as const;
  const label = promiseLabels(shown.map(({ promise }) => promise));
  const values = shown.flatMap(({ promise, figures }) =>
    kinds.flatMap((kind) => {
      const share = plotted(figures![kind].value);
      return share === undefined
        ? []
        : [
            {
              promise: label(promise),
              kind,
              unavailable: 100 - share,
              shown: `${Number(share.toFixed(4))} %`,
            },
          ];
    }),
  );
  return {
    id: 'promises',
    title: 'Promised, and what stands behind it: unavailability',
    description:
      'A promise holds where its circle is right of the others: it admits at least the failures that the chain behind it may have. The broken promises stand first.',
    marks: values.length,
    spec: {
      width: 560,
      height: { step: 34 },
      data: { values },
      layer: [
        {
          mark: { type: 'line', color: 'var(--line)', strokeWidth: 2 },
          encoding: {
            y: { field: 'promise', type: 'nominal', title: null, sort: null, axis: { labelLimit: 260, grid: true } },
            x: { field: 'unavailable', type: 'quantitative' },
            detail: { field: 'promise' },
          },
        },
        {
          mark: { type: 'point', filled: true, size: 120 },
          encoding: {
            y: { field: 'promise', type: 'nominal', title: null, sort: null },
            x: { field: 'unavailable', type: 'quantitative', title: 'Unavailable, % of the agreed time' },
            color: {
              field: 'kind',
              type: 'nominal',
              title: null,
              scale: { domain: [...kinds], range: ['var(--c2)', 'var(--c6)', 'var(--c1)', 'var(--c4)'] },
            },
            shape: {
              field: 'kind',
              type: 'nominal',
              title: null,
              scale: { domain: [...kinds], range: ['circle', 'triangle-up', 'square', 'diamond'] },
            },
          },
        },
      ],
    },
  };
}

function promises(context: ReportContext, judged: readonly Judged[]): Table {
  return {
    id: 'promises',
    title: 'Promises of availability',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'offering', label: 'Offering', type: 'text' },
      { id: 'verdict', label: 'Verdict', type: 'text' },
      { id: 'promised', label: 'Promised', type: 'percent' },
      { id: 'weakest', label: 'Best case', type: 'percent', help: 'Of the weakest part of the chain' },
      { id: 'composed', label: 'Composed', type: 'percent', help: 'If failures come apart' },
      { id: 'guaranteed', label: 'Guaranteed', type: 'percent', help: 'Whatever fails together' },
    ],
    rows: judged.map(({ promise, verdict, figures }) => {
      const head = [
        named(context, promise.service),
        words(promise.offering === undefined ? '–' : labelIn(context, promise.offering)),
        words(VERDICTS[verdict].label, { tone: VERDICTS[verdict].tone }),
      ];
      const promised = promise.terms.availability!.value.percent;
      if (figures === undefined)
        return [...head, cell(promised), ...[1, 2, 3].map(() => words('unknown', { tone: 'muted' as const }))];
      return [
        ...head,
        figured(figures.promised),
        figured(figures.weakest),
        figured(figures.composed),
        figured(figures.guaranteed),
      ];
    }),
  };
}

/** How a repair is said. */
function repairText(context: ReportContext, repair: Repair): string {
  switch (repair.change) {
    case 'lower':
      return `Lower ${repair.commitment.label} to ${show(repair.to)}`;
    case 'raise':
      return `Raise ${repair.commitment.label} to ${show(repair.to)}`;
    case 'double':
      return `Put another one like ${labelIn(context, repair.service)} beside it: the promise then composes to ${percentText(repair.composed)}`;
  }
}

function repairs(context: ReportContext, judged: readonly Judged[]): Table {
  const broken = judged.filter(({ verdict }) => verdict === 'impossible' || verdict === 'unsupported');
  return {
    id: 'repairs',
    title: 'The smallest changes that mend them, any one of which is enough',
    columns: [
      { id: 'promise', label: 'Promise', type: 'text' },
      { id: 'change', label: 'Change', type: 'text' },
    ],
    rows: broken.flatMap(({ promise }) =>
      context.figures.agreements
        .repairs(promise)
        // A promise that falls short of what is asked of it, or breaks who leans on it, mends nothing.
        .filter((repair) => repair.change !== 'lower' || mayBeLowered(promise, repair.to, context.figures))
        .map((repair) => [words(promise.label), words(repairText(context, repair))]),
    ),
  };
}

function credits(context: ReportContext): Table {
  const { agreements } = context.figures;
  return {
    id: 'credits',
    title: 'Credits: what a breach costs, and what suppliers pay back',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'below', label: 'Below', type: 'percent' },
      { id: 'pays', label: 'Pays', type: 'percent' },
      { id: 'exposure', label: 'Exposure a year', type: 'money' },
      { id: 'back', label: 'Paid back', type: 'money' },
      { id: 'net', label: 'Left to us', type: 'money' },
      { id: 'payers', label: 'Who pays back', type: 'text' },
    ],
    rows: slasIn(context).flatMap((promise) =>
      agreements.exposure(promise).map(({ below, pays, exposure, payBack, net, payers }) => {
        const open = !isUnknown(net) && net.amount.sign() > 0;
        return [
          named(context, promise.service),
          cell(below),
          cell(pays),
          cell(exposure),
          cell(payBack),
          cell(net, open ? { tone: 'warn' } : {}),
          words(
            payers.length === 0
              ? 'nobody'
              : namesOf(
                  context,
                  payers.map(({ element }) => element.id),
                ),
          ),
        ];
      }),
    ),
  };
}
