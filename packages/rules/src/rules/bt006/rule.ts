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
    const { archetype, tier } = element.values.archetype?.value ?? {};
    const own = archetype && portfolio.get('archetype', archetype.value.to);
    // Almost every service is on a tier of the archetype itself.
    if (own?.values.tier.some(({ value }) => value.name.value === tier?.value)) return NOTHING;
    return ofService(element, portfolio, figures);
  },
});

function* ofService(service: ElementOf<'service'>, portfolio: Portfolio, figures: Figures): Iterable<RuleFinding> {
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
  yield* tierProblem(archetype.to, tiered.tier.value, valuePlace(service, tiered.tier), service.id, portfolio, figures);
}

/** A scenario may put a service on another tier, and on another archetype. */
function* changes(scenario: ElementOf<'scenario'>, portfolio: Portfolio, figures: Figures): Iterable<RuleFinding> {
  for (const { value } of scenario.values.change) {
    const service = portfolio.get('service', value.element?.value.to ?? '');
    const tiered = value.archetype?.value ?? service?.values.archetype?.value;
    const archetype = tiered?.archetype?.value;
    const tier = value.tier ?? value.archetype?.value.tier;
    if (archetype?.found !== true || tier === undefined) continue;
    yield* tierProblem(archetype.to, tier.value, valuePlace(scenario, tier), scenario.id, portfolio, figures);
  }
}

function* tierProblem(
  archetype: string,
  tier: string,
  at: Place,
  element: string,
  portfolio: Portfolio,
  figures: Figures,
): Iterable<RuleFinding> {
  const chain = [archetype, ...figures.relations.archetypes.ancestorsOf(archetype)];
  const tiers = [...new Set(chain.flatMap((id) => tierNames(portfolio.get('archetype', id))))];
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

function tierNames(archetype: ElementOf<'archetype'> | undefined): readonly string[] {
  return archetype?.values.tier.map(({ value }) => value.name.value) ?? [];
}
