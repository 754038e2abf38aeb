import { type Measurements, measurements, parsePeriod, parseQuantity } from '@btaas/portfolio';
import { pageOf } from '../src/registry.js';
import { readPage } from './page.js';

/** Measured values, such as `['availability', 'Checkout', '2026-01', '99.95%']`. */
export function measured(...rows: readonly (readonly [string, string, string, string])[]): Measurements {
  return measurements(
    rows.map(([metric, element, days, text]) => {
      const [period, value] = [parsePeriod(days), parseQuantity(text)];
      if (!period.ok) throw new RangeError(period.message);
      if (!value.ok) throw new RangeError(value.message);
      return { metric, element, period: period.value, value: value.value, source: 'Probes', rows: 1 };
    }),
  );
}

/** The examples of a rule's page, which the contract leaves to the tests of rules that need measured data. */
export function examplesOf(id: string): { readonly bad: string; readonly good: string } {
  const page = readPage(pageOf(id)!);
  if (page === undefined) throw new Error(`the page of ${id} has not the fixed form`);
  return page;
}
