import {
  decimalsOf,
  type Figures,
  type FigureInput,
  isUnknown,
  type Known,
  metricLabel,
  type Payout,
  type Place,
  type PoolFigures,
  printValue,
  type Rational,
  type RewardFigures,
  type RoundingMode,
  type StatementLine,
  type Value,
} from '@btaas/portfolio';
import type { RewardsDocument, StatementJson } from './schema.js';

export interface RewardsOptions {
  readonly figures: Figures;
  /** The figures to state; those of `figures` without it. */
  readonly rewards?: RewardFigures;
  readonly lineOf: (place: Place) => number;
  readonly evidence: string | undefined;
  readonly assumptions?: readonly string[];
  readonly plan?: string;
  readonly participant?: string;
  /** Numbers instead of the ids of people. */
  readonly redact?: boolean;
}

/** Statements of payouts and pools, as every format shows them. */
export function rewardsDocument(options: RewardsOptions): RewardsDocument {
  const { figures, rewards = figures.rewards, plan, participant, redact = false } = options;
  const names = redact ? numbered(rewards) : undefined;
  const payouts = rewards.payouts.filter(
    (each) =>
      (plan === undefined || each.score.plan.id === plan) &&
      (participant === undefined || each.participant === participant),
  );
  const pools = new Set(payouts.flatMap(({ pool }) => pool ?? []));
  const known = remembering();
  const statements = payouts.map((each) =>
    statementOf(each, rewards, options, names?.get(each.participant) ?? each.participant, known),
  );
  return {
    version: 1,
    asOf: figures.asOf,
    evidence: options.evidence ?? null,
    assumptions: [...(options.assumptions ?? [])],
    redacted: redact,
    payouts: statements,
    // What others get can be worked out from a pool: one person's statement has the share only, in its lines.
    pools: participant === undefined ? rewards.pools.filter(({ pool }) => pools.has(pool.id)).map(poolOf) : [],
    sources: sourcesOf(statements, figures),
  };
}

/** The files of the sources that the lines name; a source may be several, with commas between. */
function sourcesOf(statements: readonly StatementJson[], { evidenceSources }: Figures): RewardsDocument['sources'] {
  const used = new Set(
    statements.flatMap(({ lines }) =>
      lines.flatMap(({ inputs }) => inputs.flatMap(({ source }) => source?.split(', ') ?? [])),
    ),
  );
  return evidenceSources
    .filter(({ id, files }) => used.has(id) && files.length > 0)
    .map(({ id, files }) => ({
      source: id,
      files: files.map(({ file, sha256, rows, rejected }) => ({ file, sha256, rows, rejected })),
    }));
}

/** Lines that several statements share are printed once. */
function remembering() {
  const printed = new WeakMap<StatementLine, StatementJson['lines'][number]>();
  return (line: StatementLine, print: () => StatementJson['lines'][number]) => {
    const found = printed.get(line) ?? print();
    printed.set(line, found);
    return found;
  };
}

/** People by number, in the order of their ids. */
function numbered({ payouts }: RewardFigures): ReadonlyMap<string, string> {
  const people = [...new Set(payouts.map(({ participant }) => participant))].sort();
  return new Map(people.map((id, i) => [id, `person ${i + 1}`]));
}

function statementOf(
  payout: Payout,
  rewards: RewardFigures,
  { lineOf }: RewardsOptions,
  participant: string,
  known: ReturnType<typeof remembering>,
): StatementJson {
  const { score, currency, target, pool, heldUntil } = payout;
  const { plan, period } = score;
  const amount = (value: Known<Rational>) => (isUnknown(value) ? null : value.toFixed(decimalsOf(currency)));
  const outlook = rewards.outlook(plan.id)!;
  const mode: RoundingMode = plan.values.round?.value ?? 'halfUp';
  // Before the pool, in the currency of the target.
  const earned = (part: Known<Rational>) =>
    isUnknown(part) || isUnknown(payout.whole) || isUnknown(target)
      ? null
      : payout.whole.times(part).toFixed(decimalsOf(target.currency), mode);
  return {
    plan: plan.id,
    ...(plan.title === undefined ? {} : { title: plan.title.value }),
    participant,
    period: ends(period),
    status: payout.status,
    currency,
    amount: amount(payout.amount),
    missing: isUnknown(payout.amount) ? [...payout.amount.missing] : [],
    score: share(score.score),
    ...(isUnknown(target)
      ? {}
      : {
          target: {
            amount: target.amount.toString(),
            currency: target.currency,
            ...(target.per === undefined ? {} : { per: target.per }),
          },
        }),
    segments: payout.segments.map((each) => ({ fte: each.fte.toString(), ...ends(each.period) })),
    share: share(payout.share),
    ...(pool === undefined ? {} : { pool }),
    heldBack: amount(payout.heldBack),
    ...(heldUntil === undefined ? {} : { heldUntil }),
    due: amount(payout.due),
    outlook: {
      threshold: earned(outlook.threshold),
      target: earned(outlook.target),
      maximum: earned(outlook.maximum),
    },
    sensitivity: outlook.sensitivity.map(({ metric, element, now, better, worse }) => ({
      metric: metricLabel(metric, element),
      now: printValue(now),
      ...(better === undefined ? {} : { better: { at: printValue(better.at), amount: earned(better.score) } }),
      ...(worse === undefined ? {} : { worse: { at: printValue(worse.at), amount: earned(worse.score) } }),
    })),
    lines: rewards.statement(payout).map((line) => known(line, () => lineJson(line, lineOf))),
  };
}

function ends({ from, to }: { readonly from?: string; readonly to?: string }) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function lineJson({ step, label, formula, inputs, result, place }: StatementLine, lineOf: RewardsOptions['lineOf']) {
  return {
    step,
    label,
    formula,
    inputs: inputs.map(inputJson),
    result: text(result),
    ...(place === undefined ? {} : { place: { file: place.document, line: lineOf(place) } }),
  };
}

function inputJson({ label, value, measured }: FigureInput) {
  const shown = typeof value === 'string' ? value : text(value);
  return { label, value: shown, ...(measured === undefined ? {} : { ...measured }) };
}

function text(value: Value): string {
  return value.type === 'range' || value.type === 'time' ? rangeText(value) : printValue(value);
}
function rangeText(value: Extract<Value, { type: 'range' | 'time' }>): string {
  if (value.type === 'time') return String(value.minutes);
  return [value.from, value.to].map((bound) => (bound === undefined ? '' : printValue(bound))).join(' .. ');
}

function poolOf({ pool, currency, fundedShare, funded, asked, factor, paid, unspent }: PoolFigures) {
  const code = isUnknown(currency) ? '' : currency;
  return {
    pool: pool.id,
    currency: code,
    fundedShare: share(fundedShare),
    funded: share(funded),
    asked: share(asked),
    factor: share(factor),
    paid: isUnknown(paid) ? null : paid.toFixed(decimalsOf(code)),
    unspent: share(unspent),
    missing: isUnknown(paid) ? [...paid.missing] : [],
  };
}

function share(value: Known<Rational>): string | null {
  return isUnknown(value) ? null : value.toString();
}
