import {
  type Figures,
  figures,
  type Measurement,
  measurements,
  parsePeriod,
  parseQuantity,
  type Period,
  type Portfolio,
} from '@btaas/portfolio';
import { figuresOf } from '../../../../test/support/portfolio.js';

export function days(text: string): Period {
  const reading = parsePeriod(text);
  if (!reading.ok) throw new RangeError(reading.message);
  return reading.value;
}

/** Measured values, as `['availability', 'Checkout', '2026-07-01 .. 2026-12-31', '99.93%']`. */
export function measuredAs(rows: readonly (readonly [string, string, string, string])[]): readonly Measurement[] {
  return rows.map(([metric, element, period, text]) => {
    const reading = parseQuantity(text);
    if (!reading.ok) throw new RangeError(reading.message);
    return { metric, element, period: days(period), value: reading.value, source: 'Probes', rows: 1 };
  });
}

export function rewarded(
  text: string,
  rows: readonly (readonly [string, string, string, string])[],
  asOf = '2027-01-31',
): Figures {
  return figuresOf(text, asOf, measurements(measuredAs(rows)));
}

/** The same measured values on a portfolio that was made some other way. */
export function rewardedPortfolio(
  portfolio: Portfolio,
  rows: readonly (readonly [string, string, string, string])[],
): Figures {
  return figures(portfolio, { asOf: '2027-01-31', measurements: measurements(measuredAs(rows)) });
}

export const SERVICES = `
portfolio P { currency EUR  rate 2026-01-01 USD 0.92  rate 2026-07-01 GBP 1.15  period 2026-01-01 .. 2026-12-31 }
unit Retail
archetype A
team Owners
service Checkout businessFacing { archetype A  accountable Owners  state operational  volume 30M tx/year }
service Platform supporting { archetype A  accountable Owners  state operational }
`;
export const HALF = '2026-07-01 .. 2026-12-31';
