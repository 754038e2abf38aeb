import { type ElementOf, nameOf, percentText } from '@btaas/portfolio';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { writtenNames } from '../../written-name.js';

export default rule({
  id: 'BT214',
  level: 'warning',
  title: 'Redundancy that shares a dependency',
  of: ['service'],
  check(service, context) {
    const choosesAny = service.values.requires.some(({ value }) => value.record === 'AnyOf');
    return choosesAny ? findings(service, context) : NOTHING;
  },
});

function* findings(
  service: ElementOf<'service'>,
  { portfolio, figures: { agreements } }: RuleContext,
): Iterable<RuleFinding> {
  for (const redundancy of agreements.sharedRedundancy(service.id)) {
    const { at, members, shared, composed, independent, worthless } = redundancy;
    const effect =
      composed === undefined || independent === undefined
        ? ''
        : worthless
          ? `; together they reach ${percentText(composed)}, no more than the better one alone, so the redundancy is worthless`
          : `; together they reach ${percentText(composed)} rather than ${percentText(independent)}`;
    yield {
      message: `${writtenNames(members, service)} stand in for one another and fail together with ${writtenNames(shared, service)}${effect}`,
      at,
      element: service.id,
      related: shared.flatMap((id) => {
        const element = portfolio.find(id);
        return element === undefined
          ? []
          : [{ message: `${element.name} is behind more than one of them`, at: nameOf(element) }];
      }),
    };
  }
}
