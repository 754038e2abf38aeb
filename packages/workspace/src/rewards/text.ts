import { decimalsOf, Rational } from '@btaas/portfolio';
import type { RewardsDocument, StatementJson } from './schema.js';

/** Statements for a terminal: one below the other, each with how it came about. */
export function rewardsText(document: RewardsDocument): string {
  const parts = [
    ...headings(document),
    ...document.payouts.map(statementText),
    ...document.pools.map(poolText),
    ...sourcesText(document),
  ];
  if (document.payouts.length === 0) parts.push('Nobody is rewarded by these plans.\n');
  return parts.join('\n');
}

function headings({ asOf, assumptions, evidence }: RewardsDocument): readonly string[] {
  const lines = [`As of ${asOf}${evidence === null ? ', without an evidence lock' : ''}.`];
  for (const each of assumptions) lines.push(`Assumed: ${each}.`);
  return [`${lines.join('\n')}\n`];
}

/** An exact amount for a reader: at most the decimals of its currency. */
export function exactAmountText(value: string | null, currency: string): string {
  const rounded = value === null ? null : Rational.parse(value).round(decimalsOf(currency), 'halfEven').toString();
  return amountText(rounded, currency);
}

/** A share of one for a reader. */
export function percentText(share: string | null): string {
  return share === null
    ? 'unknown'
    : `${Rational.parse(share).times(Rational.HUNDRED).round(4, 'halfEven').toString()}%`;
}

/** `6 699.62 EUR`, or that it is held. */
export function amountText(amount: string | null, currency: string): string {
  if (amount === null) return 'held';
  const [whole = '', decimals] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
  return `${decimals === undefined ? grouped : `${grouped}.${decimals}`}${currency === '' ? '' : ` ${currency}`}`;
}

export function periodText({ from, to }: StatementJson['period']): string {
  return [from, '..', to].filter((part) => part !== undefined).join(' ');
}

/** In one sentence what a statement comes to. */
export function summaryOf(statement: StatementJson): string {
  const { status, amount, currency, due, heldBack, heldUntil, missing } = statement;
  if (status === 'held') return `Held: nothing is paid until this is known: ${missing.join('; ')}.`;
  // Of all claims on its pool, which the reader need not see.
  const sure =
    status === 'final'
      ? 'Payout'
      : 'Provisional, as the period is not over or not all of it was observed; payout by what is known now';
  const later =
    heldUntil === undefined
      ? ''
      : `; ${amountText(heldBack, currency)} of it is held back until ${heldUntil}, and ${amountText(due, currency)} is due now`;
  return `${sure}: ${amountText(amount, currency)}${later}.`;
}

function statementText(statement: StatementJson): string {
  const { plan, title, participant, period, lines, outlook, sensitivity, target, currency } = statement;
  const out = [
    `${participant}: ${title ?? plan} (${plan}), ${periodText(period)}`,
    `  ${summaryOf(statement)}`,
    '',
    ...lines.flatMap((line) => lineText(line)),
  ];
  const own = target?.currency ?? currency;
  const suffix = statement.pool === undefined ? '' : ' before the pool';
  out.push(
    '',
    `  What the plan pays${suffix}: ${amountText(outlook.threshold, own)} where every measurement is at the first point of its curve, ${amountText(outlook.target, own)} at target, ${amountText(outlook.maximum, own)} at most`,
  );
  for (const { metric, now, better, worse } of sensitivity) {
    const steps = [worse, better].filter((step) => step !== undefined);
    const told = steps.flatMap(({ at, amount }) => (amount === null ? [] : [`${amountText(amount, own)} at ${at}`]));
    if (told.length > 0) out.push(`  ${metric} is ${now}; it would be ${told.join(', ')}${suffix}`);
  }
  return `${out.join('\n')}\n`;
}

/** The data files, so that an amount can be followed to the rows that it rests on. */
function sourcesText({ sources }: RewardsDocument): readonly string[] {
  if (sources.length === 0) return [];
  const files = sources.flatMap(({ source, files: of }) =>
    of.map(({ file, sha256, rows }) => `  ${source}: ${file}, ${rowsText(rows)}, SHA-256 ${sha256}`),
  );
  return [`Measured from:\n${files.join('\n')}\n`];
}

const WIDTH = 15;

export function rowsText(rows: number | undefined): string {
  return rows === 1 ? '1 row' : `${rows ?? 0} rows`;
}

function lineText({ step, label, formula, inputs, result, place }: StatementJson['lines'][number]): readonly string[] {
  const where = place === undefined ? '' : `  [${place.file}:${place.line}]`;
  const given = inputs.map((each) => {
    const from = each.source === undefined ? '' : ` (${each.source}, ${each.period}, ${rowsText(each.rows)})`;
    return `${each.label} ${each.value}${from}`;
  });
  return [
    `  ${step.padEnd(WIDTH)} ${label}: ${result}${where}`,
    `  ${' '.repeat(WIDTH)}   ${formula}${given.length === 0 ? '' : `: ${given.join(', ')}`}`,
  ];
}

function poolText({
  pool,
  currency,
  funded,
  asked,
  factor,
  paid,
  unspent,
  missing,
}: RewardsDocument['pools'][number]): string {
  if (paid === null) return `Pool ${pool}: held. Missing: ${missing.join('; ')}.\n`;
  const exact = (value: string | null) => exactAmountText(value, currency);
  return `Pool ${pool}: ${exact(funded)} funded, ${exact(asked)} earned by all, so ${percentText(factor)} of what each has earned is paid: ${amountText(paid, currency)} paid, ${exact(unspent)} left.\n`;
}
