import {
  isUnknown,
  type Known,
  labelOf,
  money,
  type Payout,
  percentOf,
  type Rational,
  unknown,
} from '@btaas/portfolio';
import type { Block, CardBlock, Cell, Fact, Section, Table } from '../document/blocks.js';
import { cell, counted, show, showPeriod, showStep, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong, many, withoutFigure } from './count-of-wrong.js';
import { labelIn, namesOf } from './names.js';

/** Practice 4: what is paid for which performance. People are pseudonymous ids. */
export function rewardsSection(context: ReportContext): Section {
  const { plans: stated, payouts: paid, pools: shared } = rewardsIn(context);
  const blocks: Block[] = [];
  if (stated.length === 0) blocks.push(MISSING);
  else {
    blocks.push({
      block: 'facts',
      facts: [
        { label: 'Plans', cell: counted(stated.length) },
        payoutsFact(context),
        heldFact(context),
        { label: 'Pools', cell: counted(shared.length) },
      ],
    });
    blocks.push({ block: 'table', table: payouts(context) });
    if (shared.length > 0) blocks.push({ block: 'table', table: pools(context) });
    blocks.push({ block: 'table', table: plans(context) });
    for (const payout of paid) blocks.push(statement(context, payout));
  }
  const question = 'What is paid, to whom, for which performance, and how does it follow from the evidence?';
  return { id: 'rewards', title: 'Rewards', question, blocks };
}

/** How many payouts there are, and how far each of them is. */
export function payoutsFact(context: ReportContext): Fact {
  const { payouts: paid } = rewardsIn(context);
  if (paid.length === 0) return withoutFigure('Payouts', 'no plan pays anybody');
  const of = (status: Payout['status']) => paid.filter((each) => each.status === status).length;
  const note = `${of('final')} final, ${of('provisional')} provisional, ${of('held')} held`;
  return { label: 'Payouts', cell: counted(paid.length, of('held') > 0 ? { tone: 'warn' } : {}), note };
}

/** How many payouts wait for evidence. */
export function heldFact(context: ReportContext): Fact {
  const { payouts: paid } = rewardsIn(context);
  const count = paid.filter(({ status }) => status === 'held').length;
  const [note, without] = [`of ${many(paid.length, 'payout')}`, 'no plan pays anybody'];
  return countOfWrong('Held, for lack of evidence', { count, of: paid.length, tone: 'warn', note, without });
}

/** The plans that the report is about, with what they pay; pools are shared by all plans. */
export function rewardsIn(context: ReportContext) {
  const { plans, payouts, pools } = context.figures.rewards;
  if (context.only === undefined) return { plans, payouts, pools };
  return {
    plans: plans.filter(({ plan }) => shows(context, plan.id)),
    payouts: payouts.filter(({ score }) => shows(context, score.plan.id)),
    pools: [],
  };
}

const MISSING: Block = {
  block: 'missing',
  what: 'No reward follows performance yet. Add a plan:',
  snippet:
    'plan PayOps2026 {\n  for PayOps\n  period 2026-07-01 .. 2026-12-31\n  target 12_000 EUR/year\n  cap 120%\n  component availability of Checkout weight 100% { 99.80% -> 50%  99.90% -> 100% }\n}',
};

const shareCell = (share: Known<Rational>): Cell => cell(isUnknown(share) ? share : percentOf(share));
const moneyCell = (amount: Known<Rational>, currency: string): Cell =>
  cell(isUnknown(amount) ? amount : money(amount, currency));

const STATUS = {
  held: { label: 'held', tone: 'warn' },
  provisional: { label: 'provisional', tone: 'muted' },
  final: { label: 'final', tone: 'good' },
} as const;

function payouts(context: ReportContext): Table {
  return {
    id: 'payouts',
    title: 'Payouts',
    columns: [
      { id: 'participant', label: 'Participant', type: 'text' },
      { id: 'plan', label: 'Plan', type: 'text' },
      { id: 'status', label: 'Status', type: 'text' },
      { id: 'score', label: 'Earned share of the target', type: 'percent' },
      { id: 'amount', label: 'Amount', type: 'money' },
      { id: 'held', label: 'Held back', type: 'money' },
      { id: 'due', label: 'Due now', type: 'money' },
    ],
    rows: rewardsIn(context).payouts.map((payout) => [
      words(labelIn(context, payout.participant)),
      words(labelOf(payout.score.plan)),
      words(STATUS[payout.status].label, { tone: STATUS[payout.status].tone }),
      shareCell(payout.score.score),
      moneyCell(payout.amount, payout.currency),
      moneyCell(payout.heldBack, payout.currency),
      moneyCell(payout.due, payout.currency),
    ]),
  };
}

function pools(context: ReportContext): Table {
  return {
    id: 'pools',
    title: 'Pools: what is funded, earned and paid',
    columns: [
      { id: 'pool', label: 'Pool', type: 'text' },
      { id: 'share', label: 'Funded share', type: 'percent' },
      { id: 'funded', label: 'Funded', type: 'money' },
      { id: 'asked', label: 'Earned by all', type: 'money' },
      { id: 'factor', label: 'Paid of what each earned', type: 'percent' },
      { id: 'paid', label: 'Paid', type: 'money' },
      { id: 'unspent', label: 'Left in the pool', type: 'money' },
    ],
    rows: rewardsIn(context).pools.map((pool) => {
      const currency = isUnknown(pool.currency) ? undefined : pool.currency;
      const amount = (value: Known<Rational>) =>
        currency === undefined ? cell(unknown('the currency of the pool')) : moneyCell(value, currency);
      return [
        words(labelOf(pool.pool)),
        shareCell(pool.fundedShare),
        amount(pool.funded),
        amount(pool.asked),
        shareCell(pool.factor),
        amount(pool.paid),
        amount(pool.unspent),
      ];
    }),
  };
}

function plans(context: ReportContext): Table {
  return {
    id: 'plan-components',
    title: 'What plans reward',
    columns: [
      { id: 'plan', label: 'Plan', type: 'text' },
      { id: 'period', label: 'Period', type: 'date' },
      { id: 'metric', label: 'Metric', type: 'text' },
      { id: 'measured', label: 'Measured', type: 'text' },
      { id: 'pays', label: 'Pays', type: 'percent' },
      { id: 'weight', label: 'Weight', type: 'percent' },
    ],
    rows: rewardsIn(context).plans.flatMap(({ plan, period, components }) =>
      components.map(({ evidence, capped, weight }) => [
        words(labelOf(plan)),
        words(showPeriod(period)),
        words(`${evidence.metric} of ${namesOf(context, [evidence.element])}`),
        isUnknown(evidence.value) ? words('not measured', { tone: 'warn' }) : words(show(evidence.value)),
        shareCell(capped),
        cell(percentOf(weight)),
      ]),
    ),
  };
}

/** How a payout came about, from the evidence to the amount, a line a step. */
function statement(context: ReportContext, payout: Payout): CardBlock {
  const lines = context.figures.rewards.statement(payout);
  const table: Table = {
    id: `statement-${payout.id.replaceAll(' ', '-')}`,
    title: 'Statement',
    group: { id: 'statements', title: 'Statements, a line a step' },
    columns: [
      { id: 'step', label: 'Step', type: 'text' },
      { id: 'of', label: 'Of', type: 'text' },
      { id: 'formula', label: 'Formula', type: 'text' },
      { id: 'inputs', label: 'Inputs', type: 'text' },
      { id: 'result', label: 'Result', type: 'text' },
    ],
    rows: lines.map(({ step, label, formula, inputs, result }) => [
      words(step),
      words(label),
      words(formula),
      words(
        inputs
          .map((input) => `${input.label} ${typeof input.value === 'string' ? input.value : showStep(input.value)}`)
          .join(', '),
      ),
      words(showStep(result), { explain: () => ({ label, value: result, formula, inputs }) }),
    ]),
  };
  return {
    block: 'card',
    element: payout.id,
    title: `${labelIn(context, payout.participant)}: ${labelOf(payout.score.plan)}`,
    subtitle: `${showPeriod(payout.score.period)}, ${STATUS[payout.status].label}`,
    blocks: [{ block: 'table', table }],
  };
}
