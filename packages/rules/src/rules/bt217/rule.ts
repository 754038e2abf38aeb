import {
  type Commitment,
  type Demand,
  type ElementOf,
  labelOf,
  nameOf,
  type Place,
  type Shortfall,
  valuePlace,
} from '@btaas/portfolio';
import { missingInputs } from '../../agreements/missing-inputs.js';
import { sentence } from '../../agreements/promises.js';
import { tightened } from '../../agreements/tightened.js';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT217',
  level: 'error',
  title: "A promise below the archetype's warranty, or below what a need expects",
  of: ['service', 'archetype'],
  check: (element, context) =>
    element.kind === 'service' ? ofService(element, context) : ofArchetype(element, context),
});

function ofService(service: ElementOf<'service'>, context: RuleContext): readonly RuleFinding[] {
  const compared = context.figures.agreements.comparisonsOf(service);
  if (compared.length === 0) return NOTHING;
  const missing = compared.flatMap(({ promise, comparison }) =>
    comparison.missing.map((name) => `${name} of ${promise.label}`),
  );
  return [
    ...compared.flatMap(({ promise, demand, comparison }) =>
      comparison.shortfalls.map((shortfall) => below(promise, demand, shortfall, context)),
    ),
    ...missingInputs(service, `All that is asked of ${service.name}`, missing, context),
  ];
}

function below(promise: Commitment, demand: Demand, shortfall: Shortfall, context: RuleContext): RuleFinding {
  return {
    message: sentence(`${promise.label} promises ${said(shortfall)}, below ${demand.label} (${shortfall.demanded})`),
    at: shortfall.promisedAt,
    element: promise.element.id,
    restsOn: [shortfall.promisedAt, shortfall.demandedAt],
    related: [
      { message: sentence(`${demand.label}: ${shortfall.name} ${shortfall.demanded}`), at: shortfall.demandedAt },
    ],
    fixes: tightened(promise, shortfall, context),
  };
}

/** An archetype that is made for a need, and warrants less than that expects: a warning, as no customer was promised it. */
function* ofArchetype(archetype: ElementOf<'archetype'>, { portfolio, figures }: RuleContext): Iterable<RuleFinding> {
  const { agreements } = figures;
  const warranty = agreements.inheritance.warranty(archetype.id);
  const missing = new Set<string>();
  for (const { value } of archetype.values.meets) {
    const need = value.found ? portfolio.get('need', value.to) : undefined;
    const demand = need && agreements.expectationOf(need);
    if (demand === undefined) continue;
    const comparison = agreements.compare(warranty, demand.terms);
    for (const name of comparison.missing) missing.add(name);
    for (const shortfall of comparison.shortfalls) {
      yield {
        level: 'warning',
        message: `The warranty of ${labelOf(archetype)} is ${said(shortfall)}, below ${demand.label} (${shortfall.demanded})`,
        at: within(archetype, shortfall.promisedAt),
        element: archetype.id,
        restsOn: [shortfall.promisedAt, shortfall.demandedAt],
        related: [
          { message: sentence(`${demand.label}: ${shortfall.name} ${shortfall.demanded}`), at: shortfall.demandedAt },
        ],
      };
    }
  }
  if (missing.size > 0) {
    yield cannotBeJudged(archetype, `Whether ${archetype.name} warrants what its needs expect`, [...missing].sort());
  }
}

function said({ name, promised, comesTo }: Shortfall): string {
  const value = name === 'hours' ? `the hours ${promised}` : `${name} ${promised}`;
  return comesTo === undefined ? value : `${value} (${comesTo})`;
}

/** What is taken over from another archetype is reported where this one says that it meets the need. */
function within(archetype: ElementOf<'archetype'>, at: Place): Place {
  const { warranty } = archetype.values;
  if (at.document === archetype.document && archetype.start <= at.start && at.end <= archetype.end) return at;
  return warranty === undefined ? nameOf(archetype) : valuePlace(archetype, warranty);
}
