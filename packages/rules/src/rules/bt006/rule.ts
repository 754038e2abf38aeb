import {
  type ElementOf,
  type Figures,
  nameOf,
  nearest,
  type Place,
  type Portfolio,
  valuePlace,
} from '@btaas/portfolio';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT006',
  level: 'error',
  title: 'A service without an archetype, or with a tier that the archetype lacks',
  missing: [],
  of: ['service', 'scenario'],
  check(element, { portfolio, figures }) {
    if (element.kind === 'scenario') return changes(element, portfolio, figures);
    const tiered = element.values.archetype?.value;
    // Almost every service is on a tier that is there, or on none.
    const isSound = tiered?.tier === undefined ? tiered !== undefined : isThere(tiered, tiered.tier.value, figures);
    return isSound ? NOTHING : ofService(element, figures);
  },
});

function* ofService(service: ElementOf<'service'>, figures: Figures): Iterable<RuleFinding> {
  const tiered = service.values.archetype?.value;
  if (tiered === undefined) {
    yield {
      message: `${service.name} has no archetype; say by which pattern it is sized and what it must promise`,
      at: nameOf(service),
      element: service.id,
    };
    return;
  }
  const archetype = tiered.archetype?.value;
  if (archetype?.found !== true || tiered.tier === undefined) return;
  yield* tierProblem(archetype.to, tiered.tier.value, valuePlace(service, tiered.tier), service.id, figures);
}

/** A scenario may put a service on another tier, and on another archetype. */
function* changes(scenario: ElementOf<'scenario'>, portfolio: Portfolio, figures: Figures): Iterable<RuleFinding> {
  for (const { value } of scenario.values.change) {
    const service = portfolio.get('service', value.element?.value.to ?? '');
    const tiered = value.archetype?.value ?? service?.values.archetype?.value;
    const archetype = tiered?.archetype?.value;
    const tier = value.tier ?? value.archetype?.value.tier;
    if (archetype?.found !== true || tier === undefined) continue;
    yield* tierProblem(archetype.to, tier.value, valuePlace(scenario, tier), scenario.id, figures);
  }
}

function* tierProblem(
  archetype: string,
  tier: string,
  at: Place,
  element: string,
  figures: Figures,
): Iterable<RuleFinding> {
  const tiers = [...new Set(chainOf(archetype, figures).flatMap(tierNames))];
  if (tiers.includes(tier)) return;
  const known = tiers.length === 0 ? 'it has no tiers' : `it has ${tiers.join(', ')}`;
  const near = nearest(tier, tiers, 1);
  const meant = near.length > 0 ? near : tiers;
  yield {
    message: `${archetype} has no tier "${tier}"; ${known}`,
    at,
    element,
    fixes: meant.map((name) => ({ title: `Take tier ${name}`, edits: [{ edit: 'replace', at, text: name }] })),
  };
}

type Archetype = ElementOf<'archetype'>;
type Tiered = NonNullable<ElementOf<'service'>['values']['archetype']>['value'];

/** An archetype and those that it extends, from the nearest up. */
function chainOf(id: string, { portfolio, relations }: Figures): readonly Archetype[] {
  const chain = [id, ...relations.archetypes.ancestorsOf(id)];
  return chain.flatMap((each) => portfolio.get('archetype', each) ?? []);
}

function isThere({ archetype }: Tiered, tier: string, figures: Figures): boolean {
  if (archetype?.value.found !== true) return true;
  const own = figures.portfolio.get('archetype', archetype.value.to);
  return (
    (own !== undefined && hasTier(own, tier)) ||
    chainOf(archetype.value.to, figures).some((each) => hasTier(each, tier))
  );
}

function hasTier({ values }: Archetype, name: string): boolean {
  return values.tier.some(({ value }) => value.name.value === name);
}

function tierNames({ values }: Archetype): readonly string[] {
  return values.tier.map(({ value }) => value.name.value);
}
