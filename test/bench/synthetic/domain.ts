import { type BusinessService, businessService } from './business.ts';
import { changes } from './change.ts';
import { type Element, element } from './element.ts';
import { THEMES } from './foundation.ts';
import type { Domain } from './layout.ts';
import { domainNumber, type Layers, layersOf } from './names.ts';
import { type Random, random } from './random.ts';
import { rewards } from './rewards.ts';
import { type Staff, staffOf } from './staff.ts';
import { supportingServices } from './supporting.ts';
import { survey } from './survey.ts';
import { UNITS } from './words.ts';

/**
 * Everything that one domain declares. The same seed and domain give the same elements, whichever file they go to.
 * `earlier` are domains whose platforms may be required as well; the nearest comes first.
 */
export function domainElements(domain: Domain, earlier: readonly Domain[], seed: number): Element[] {
  const stream = random(seed, domain.index, 1);
  const number = domainNumber(domain);
  const unit = UNITS[domain.index % UNITS.length]!;
  const layers = layersOf(domain, seed);
  const { staff, elements } = staffOf(number, unit);
  const theme = THEMES[domain.index % THEMES.length]!;
  const archetype = `${theme}Work${number}`;
  const supporting = supportingServices(layers, staff, stream);
  const foreign = earlier.map((other) => layersOf(other, seed).upper);
  const business = businessServices(layers, foreign, staff, archetype, stream);
  return [
    ...strategy(number, unit, archetype, theme),
    ...elements,
    ...supporting,
    ...business.map((service) => service.element),
    survey(number, business, stream),
    ...changes(number, theme, layers.upper[0]!, business, staff, stream),
    ...rewards(number, unit, business, staff),
  ];
}

function strategy(number: string, unit: string, archetype: string, theme: string): Element[] {
  const need = (name: string, title: string, outcome: string, importance: number) =>
    element(
      'need',
      `${name}${number}`,
      `need ${name}${number} "${title}" {
  unit @${unit}
  importance ${importance}
  capability @${theme}${number}
  outcome @${outcome}${number}
  expects { availability 99.5% monthly }
}`,
    );
  const outcome = (name: string, worth: number) =>
    element(
      'outcome',
      `${name}${number}`,
      `outcome ${name}${number} { metric @FirstTimeFix  target 90%  worth ${worth}k EUR/year }`,
    );
  return [
    element('capability', `${theme}${number}`, `capability ${theme}${number} { within @${theme} }`),
    element('capability', `Records${number}`, `capability Records${number} { within @${theme} }`),
    outcome('Served', 400),
    outcome('Settled', 250),
    need('Quick', 'No customer waits', 'Served', 5),
    need('Complete', 'Nothing is left lying', 'Settled', 3),
    element(
      'archetype',
      archetype,
      `archetype ${archetype} extends @Transactional { meets @Quick${number}, @Complete${number} }`,
    ),
  ];
}

function businessServices(
  { upper, business }: Layers,
  foreign: readonly (readonly string[])[],
  staff: Staff,
  ownArchetype: string,
  stream: Random,
): BusinessService[] {
  const done: BusinessService[] = [];
  business.forEach((name, i) => {
    const own = `@${upper[i % upper.length]!}`;
    const second = stream.chance(25) && foreign.length > 0 ? stream.pick(stream.pick(foreign)) : stream.pick(upper);
    const platforms = own === `@${second}` ? [own] : [own, `@${second}`];
    // The first service of each team is in use, so that there is something to reward, to keep and to move to.
    const successor = done[i % 2]?.name;
    done.push(businessService(name, { ownArchetype, staff: staff.of(i), platforms, successor }, stream));
  });
  return done;
}
