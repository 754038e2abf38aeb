import { decimalsOf, isUnknown, type Payout, Rational } from '@btaas/portfolio';
import { entrySchema, hashOfEntry, type LedgerEntry, lineOf, NO_ENTRY, sealed } from './entry.js';

/** A ledger that is whole, or the first line at which it is not and why. */
export type LedgerReading =
  | { readonly entries: readonly LedgerEntry[] }
  | { readonly line: number; readonly problem: string };

/**
 * Reads and proves a ledger: every line is of the right form, numbered, chained to the line before by its hash, and adds up
 * with what it corrects. Cutting lines off the end cannot be seen in the file alone; note the last hash elsewhere.
 */
export function readLedger(text: string): LedgerReading {
  const entries: LedgerEntry[] = [];
  const totals = new Map<string, LedgerEntry>();
  const lines = text.split('\n');
  if (lines.at(-1) !== '') return { line: lines.length, problem: 'the last line is cut off' };
  for (const [i, line] of lines.slice(0, -1).entries()) {
    const entry = parsed(line);
    const problem = entry === undefined ? 'it is no entry of a ledger' : problemOf(entry, line, entries, totals);
    if (entry === undefined || problem !== undefined) return { line: i + 1, problem: problem! };
    entries.push(entry);
    totals.set(keyOf(entry), entry);
  }
  return { entries };
}

function parsed(line: string): LedgerEntry | undefined {
  try {
    const read = entrySchema.safeParse(JSON.parse(line));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(
  entry: LedgerEntry,
  line: string,
  before: readonly LedgerEntry[],
  totals: ReadonlyMap<string, LedgerEntry>,
): string | undefined {
  if (entry.entry !== before.length + 1) return `it is numbered ${entry.entry} instead of ${before.length + 1}`;
  if (entry.previous !== (before.at(-1)?.hash ?? NO_ENTRY)) return 'it does not follow on the line before';
  if (entry.hash !== hashOfEntry(entry) || lineOf(entry) !== `${line}\n`) return 'it was changed after it was written';
  const last = totals.get(keyOf(entry));
  if (entry.adjusts !== last?.entry) {
    return last === undefined
      ? 'it corrects a line that is not there'
      : `it does not say that it corrects line ${last.entry}`;
  }
  const due = Rational.parse(last?.total ?? '0').plus(Rational.parse(entry.amount));
  return due.equals(Rational.parse(entry.total)) ? undefined : 'its amount and the total do not add up';
}

/** A payout is of one plan, person, period and currency. */
function keyOf({ plan, participant, from, to, currency }: LedgerEntry): string {
  return [plan, participant, from, to, currency].join('\n');
}

/**
 * The lines that bring a ledger up to date: one for each final payout that it does not have, and a correction for each that is
 * another amount now. What it has already is not written again. Payouts that are held or provisional are not in a ledger.
 */
export function newEntries(
  entries: readonly LedgerEntry[],
  payouts: readonly Payout[],
  asOf: string,
  evidence: string,
): readonly LedgerEntry[] {
  const last = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const added: LedgerEntry[] = [];
  let previous = entries.at(-1);
  for (const payout of payouts) {
    const { amount, heldBack, heldUntil, currency, participant, score, status } = payout;
    const { from, to } = score.period;
    if (status !== 'final' || isUnknown(amount) || isUnknown(heldBack) || from === undefined || to === undefined)
      continue;
    const written = (value: Rational) => value.toFixed(decimalsOf(currency));
    const about = { plan: score.plan.id, participant, from, to, currency };
    const known = last.get(keyOf(about as LedgerEntry));
    const difference = amount.minus(Rational.parse(known?.total ?? '0'));
    if (known !== undefined && difference.isZero() && known.heldBack === written(heldBack)) continue;
    previous = sealed({
      entry: (previous?.entry ?? 0) + 1,
      asOf,
      ...about,
      amount: written(difference),
      total: written(amount),
      heldBack: written(heldBack),
      ...(heldUntil === undefined ? {} : { heldUntil }),
      ...(known === undefined ? {} : { adjusts: known.entry }),
      evidence,
      previous: previous?.hash ?? NO_ENTRY,
    });
    added.push(previous);
  }
  return added;
}

export function writeEntries(entries: readonly LedgerEntry[]): string {
  return entries.map(lineOf).join('');
}
