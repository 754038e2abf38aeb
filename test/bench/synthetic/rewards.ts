import { type BusinessService, percent } from './business.ts';
import { type Element, element } from './element.ts';
import type { Staff } from './staff.ts';

/** A plan for each team on services that it is accountable for, and the pool of both. */
export function rewards(
  number: string,
  unit: string,
  business: readonly BusinessService[],
  { teams }: Staff,
): Element[] {
  const plans = teams.map(({ name }) => {
    const [first, second] = business.filter(({ team, operational }) => team === name && operational);
    return plan(`${name}Plan`, name, first!, second ?? first!);
  });
  return [
    ...plans,
    element(
      'pool',
      `Pool${number}`,
      `pool Pool${number} {
  amount 120k EUR
  funding costVariance of @${unit} { 90% -> 50%  100% -> 100% }
  plans ${plans.map(({ name }) => `@${name}`).join(', ')}
  over scaleDown
}`,
    ),
  ];
}

function plan(name: string, team: string, first: BusinessService, second: BusinessService): Element {
  const promised = first.promised!;
  const curve = `{ ${percent(promised - 20)} -> 50%  ${percent(promised)} -> 100%  ${percent(promised + 5)} -> 150% }`;
  return element(
    'plan',
    name,
    `plan ${name} {
  for @${team}
  period 2026-07-01 .. 2026-12-31
  target 12_000 EUR/year
  cap 120%
  round halfUp
  missing hold
  evidence @Probes, @Tickets
  component availability of @${first.name} weight 50% ${curve}
  component confidence of @${second.name} weight 30% { 3.5 -> 50%  4.0 -> 100% }
  component @FirstTimeFix of @${second.name} weight 20% { 80% -> 50%  90% -> 100% }
  gate "No critical incident" when count(incidents of @${first.name} where severity = P1) = 0 else cap 80%
}`,
  );
}
