import {
  amountOf,
  type Figure,
  isUnknown,
  minorUnit,
  num,
  type Period,
  printPeriod,
  printQuantity,
  type Quantity,
  type RateAmount,
  Rational,
  type Unknown,
  type Value,
  printRange,
  printTimeOfDay,
} from '@btaas/portfolio';
import type { Cell, Tone } from './blocks.js';

/** Digits after the point that a reader can use. The exact value stands behind the figure. */
const PLACES = 2;
/** Thin, and never broken: a narrow no-break space. */
const SPACE = '\u202F';

/** How many digits after the point a percentage has. */
type PercentPlaces = (exact: Rational) => number;

/** A value as a report writes it: grouped by thousands, rounded for the reader, without a locale. */
export function show(value: Value | Unknown): string {
  return shown(value, percentPlaces);
}
/** The same for a step of a calculation that somebody does again: percentages keep three digits. */
export function showStep(value: Value | Unknown): string {
  return shown(value, () => NINES_PLACES);
}
function shown(value: Value | Unknown, places: PercentPlaces): string {
  if (isUnknown(value)) return 'unknown';
  switch (value.type) {
    case 'date':
      return value.date;
    case 'period':
      return showPeriod(value);
    case 'range':
      return printRange(value);
    case 'time':
      return printTimeOfDay(value);
    default:
      return showQuantity(value, places);
  }
}

/** A period as a report writes it. */
export function showPeriod(period: Period): string {
  return periodInWords(printPeriod(period));
}
/** The same of a period as the language writes it. */
export function periodInWords(written: string): string {
  if (written.startsWith('.. ')) return `until ${written.slice(3)}`;
  if (written.endsWith(' ..')) return `from ${written.slice(0, -3)}`;
  return written.replace(' .. ', ' to ');
}

function showQuantity(quantity: Quantity, places: PercentPlaces): string {
  if (quantity.type === 'rate') {
    const amount = showAmount(quantity.amount, places);
    const noun = quantity.noun === undefined ? '' : `${SPACE}${quantity.noun}`;
    return `${amount}${noun}/${quantity.per}`;
  }
  return showAmount(quantity, places);
}

/** Nines and small shares are told apart by more digits. */
const NINES_PLACES = 3;
const MOST_PLACES = 6;
/**
 * One digit tells most percentages apart. Close to 0 and to 100 it is the distance that counts: it has two digits of its
 * own at least, so that 99.9995 % is not 100 %.
 */
export function percentPlaces(exact: Rational): number {
  const distance = Rational.min(exact.abs(), exact.minus(Rational.HUNDRED).abs());
  if (distance.isZero() || distance.greaterOrEqual(Rational.ONE)) return 1;
  const zeros = Math.floor(-Math.log10(distance.toNumber()));
  return Math.min(MOST_PLACES, Math.max(NINES_PLACES, zeros + 2));
}

function showAmount(amount: RateAmount, percent: PercentPlaces): string {
  const exact = amountOf(amount);
  switch (amount.type) {
    case 'percent':
      return `${decimals(exact, percent(exact))}${SPACE}%`;
    case 'money': {
      const minor = amount.currency === undefined ? PLACES : (minorUnit(amount.currency) ?? PLACES);
      const small = exact.abs().lessThan(Rational.ONE) && !exact.isZero();
      const places = small ? 4 : exact.isInteger() ? 0 : minor;
      return `${decimals(exact, places, !small && !exact.isInteger())}${amount.currency === undefined ? '' : `${SPACE}${amount.currency}`}`;
    }
    case 'duration':
      return exact.isInteger()
        ? printQuantity(amount)
        : printQuantity({ ...amount, amount: exact.round(PLACES, 'halfEven') });
    case 'number':
      return decimals(exact, PLACES);
  }
}

/** Rounded half to even; without zeros at the end, unless they are kept. */
export function decimals(exact: Rational, places: number, keepZeros = false): string {
  const text = exact.round(places, 'halfEven').toFixed(places);
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  const kept = keepZeros ? fraction : fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, SPACE);
  return kept === '' ? grouped : `${grouped}.${kept}`;
}

/** A cell of a value. */
export function cell(value: Value | Unknown, more: Omit<Cell, 'text' | 'value'> = {}): Cell {
  return { text: show(value), value, ...(isUnknown(value) ? { tone: 'muted' } : {}), ...more };
}
/** A cell of words. */
export function words(text: string, more: Omit<Cell, 'text' | 'value'> = {}): Cell {
  return { text, ...more };
}
/** A cell that leads to an element. */
export function linked(text: string, element: string, tone?: Tone): Cell {
  return tone === undefined ? { text, element } : { text, element, tone };
}

/** A cell of a figure, with the button that explains it. */
export function figured(figure: Figure, more: Omit<Cell, 'text' | 'value' | 'explain'> = {}): Cell {
  return cell(figure.value, { ...more, explain: () => figure.explain() });
}
/** A whole number. */
export function counted(count: number, more: Omit<Cell, 'text' | 'value'> = {}): Cell {
  return cell(num(Rational.of(count)), more);
}
/** A number for a chart, which shows and does not compute; undefined for what is unknown. */
export function plotted(value: Value | Unknown): number | undefined {
  if (isUnknown(value)) return undefined;
  if (value.type === 'rate') return amountOf(value.amount).toNumber();
  const isAmount =
    value.type === 'number' || value.type === 'percent' || value.type === 'money' || value.type === 'duration';
  return isAmount ? amountOf(value).toNumber() : undefined;
}
