/** A portfolio with a service, a team that runs it and another one that does not, for tests of rules on rewards. */
export const REWARDED = `portfolio Retail { currency EUR  rate 2026-01-01 USD 0.5  period 2026-02-01 .. 2027-01-31 }
unit Stores
archetype Standard
person p01
person p02
team Payments { members p01 }
team Others { members p02 }
service Checkout supporting { archetype Standard  accountable Payments  responsible p01  state operational }
`;

/** A plan for Payments that is in order; a property given here takes the place of the one in it. */
export function plan(properties: Readonly<Record<string, string>> = {}, name = 'Plan'): string {
  const all = {
    for: 'for Payments',
    period: 'period 2026-07-01 .. 2026-12-31',
    target: 'target 12_000 EUR',
    cap: 'cap 120%',
    component: 'component availability of Checkout weight 100% { 99% -> 50%  99.9% -> 100% }',
    ...properties,
  };
  return `plan ${name} { ${Object.values(all).join('  ')} }\n`;
}
