import { figuresOf } from '../../../test/support/portfolio.js';
import { isUnknown, type Known, printQuantity, type Rate } from '../src/values/index.js';

/** Texts and shorthands for the tests of costs. */

export const BASE = `
portfolio P { currency EUR  rate 2026-01-01 USD 0.92  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
unit Retail
unit Stores { within Retail }
unit Online { within Retail }
capability Commerce
capability Payments { within Commerce }
capability Search { within Commerce }
provider Group internal
provider Host external
`;
export const business = (name: string, body: string) =>
  `service ${name} businessFacing { archetype A  accountable T  state operational  ${body} }\n`;
export const supporting = (name: string, body: string) =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${body} }\n`;

export function costOf(text: string, asOf = '2026-06-30') {
  const found = figuresOf(BASE + text, asOf);
  const service = (name: string) => found.portfolio.get('service', name)!;
  const asset = (name: string) => found.portfolio.get('asset', name)!;
  return { cost: found.cost, service, asset, portfolio: found.portfolio };
}
export const shown = (value: Known<Rate>) =>
  isUnknown(value) ? `unknown: ${value.missing.join(', ')}` : printQuantity(value);

export const CHECKOUT = business(
  'Checkout',
  'consumers Stores 80%, Online 20%  volume 30M tx/year  cost run 480k EUR/year  cost grow 90k EUR/year  offering Standard { price 0.021 EUR/tx }',
);
