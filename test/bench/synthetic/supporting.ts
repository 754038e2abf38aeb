import { type Element, element } from './element.ts';
import { GROUPS, HOSTS } from './foundation.ts';
import type { Layers } from './names.ts';
import type { Random } from './random.ts';
import type { Staff } from './staff.ts';
import { UNITS } from './words.ts';

/**
 * Infrastructure and platforms, each commissioned to a provider. Each layer promises less than what it stands on adds up
 * to, also if all failures come apart: 99.99 % below, 99.97 % on at most two of those, 99.95 % on one of each.
 */
export function supportingServices({ infrastructure, lower, upper }: Layers, staff: Staff, random: Random): Element[] {
  return [
    ...infrastructure.flatMap((name, i) => [
      supporting(name, 'Infrastructure', [], staff.of(i), random),
      underpinned(name, HOSTS[random.between(0, 3) * 2 + (i % 2)]!, i % 4 === 0),
    ]),
    ...lower.flatMap((name, i) => [
      supporting(name, 'Platform', onInfrastructure(infrastructure, i), staff.of(i), random),
      operated(name, random.pick(GROUPS), LOWER),
    ]),
    ...upper.flatMap((name, i) => [
      supporting(name, 'Platform', onPlatform(lower, infrastructure, i), staff.of(i), random),
      operated(name, random.pick(GROUPS), UPPER),
    ]),
  ];
}

const LOWER = 'availability 99.97% monthly  hours @AllDay  response P1 10 min  resolution P1 2 h  rto 1 h  rpo 10 min';
const UPPER = 'availability 99.95% monthly  hours @AllDay  response P1 15 min  resolution P1 3 h  rto 2 h  rpo 10 min';

/** One, or one of two by different hosts. Going round in order, each is required by somebody. */
function onInfrastructure(infrastructure: readonly string[], i: number): string[] {
  const at = (k: number) => `@${infrastructure[k % infrastructure.length]!}`;
  return i % 3 === 2 ? [`anyOf(1, ${at(i)}, ${at(i + 1)})`] : [at(i)];
}

function onPlatform(lower: readonly string[], infrastructure: readonly string[], i: number): string[] {
  const platform = `@${lower[i % lower.length]!}`;
  return i % 4 === 0 ? [platform, `@${infrastructure[i % infrastructure.length]!}`] : [platform];
}

function supporting(
  name: string,
  archetype: string,
  requires: readonly string[],
  [team, person]: readonly [string, string],
  random: Random,
): Element {
  const lines = [
    `archetype @${archetype}`,
    `accountable @${team}`,
    `responsible @${person}`,
    `state operational since ${random.between(2018, 2025)}-0${random.between(1, 9)}-01`,
    `utility "Carries what others build"`,
    `cost run ${random.between(4, 30)}0k EUR/year`,
    `allocates 100% to @${random.pick(UNITS)}`,
    ...(requires.length === 0 ? [] : [`requires ${requires.join(', ')}`]),
  ];
  return element('service', name, `service ${name} supporting {\n${lines.map((line) => `  ${line}\n`).join('')}}`);
}

function underpinned(service: string, host: string, paysBack: boolean): Element {
  const credit = paysBack ? '  credit below 99.9% pays 10%' : '';
  return element(
    'commission',
    `Commission_${service}`,
    `commission @${service} to @${host} under @${host}Frame until 2029-12-31 {
  uc { availability 99.99% monthly  hours @AllDay  response P1 5 min  resolution P1 1 h  rto 30 min  rpo 5 min${credit} }
  for @SteadyPlatforms
  review monthly
}`,
  );
}

function operated(service: string, group: string, promise: string): Element {
  return element(
    'commission',
    `Commission_${service}`,
    `commission @${service} to @${group} from 2026-02-01 {
  ola { ${promise} }
  for @SteadyPlatforms
  review quarterly
}`,
  );
}
