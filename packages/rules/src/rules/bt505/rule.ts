import {
  asMoney,
  type ElementOf,
  type Figures,
  isTimeUnit,
  isUnknown,
  labelOf,
  money,
  type Portfolio,
  pricedOfferings,
  printQuantity,
  type Rate,
  rate,
  type Rational,
  valuePlace,
} from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { type Fix, NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { decimalsOf, shown } from '../../shown.js';

export default rule({
  id: 'BT505',
  level: 'warning',
  title: 'A price below the unit cost',
  of: ['service'],
  check(service, context) {
    const { offering, rationale } = service.values;
    if (rationale !== undefined || !offering.some(({ value }) => isPerUnit(value.price?.value))) return NOTHING;
    if (context.figures.relations.partOf(service) === 'retired') return NOTHING;
    return belowCost(service, context);
  },
});

function* belowCost(service: ElementOf<'service'>, { portfolio, figures }: RuleContext): Iterable<RuleFinding> {
  const what = `Whether ${labelOf(service)} is sold above its cost`;
  const unitCost = figures.cost.unitCost(service).value;
  if (isUnknown(unitCost)) {
    yield cannotBeJudged(service, what, unitCost);
    return;
  }
  const cost = asMoney(unitCost.amount)!.amount;
  for (const { name, price } of pricedOfferings(service)) {
    if (!isPerUnit(price?.value)) continue;
    const written = price!.value as Rate;
    if (written.per !== unitCost.per) {
      yield cannotBeJudged(service, what, [`the volume of ${labelOf(service)} in ${written.per}`]);
      return;
    }
    const own = inOwnCurrency(written, portfolio, figures);
    if (own === undefined || own.greaterOrEqual(cost)) continue;
    const at = valuePlace(service, price!);
    yield {
      message: `${labelOf(service)} is offered for ${shown(written)} (${name.value}) and costs ${shown(unitCost)}; raise the price, or say why in a "rationale"`,
      at,
      element: service.id,
      fixes: raised(at, written, cost, figures),
    };
  }
}

function isPerUnit(price: { readonly type: string } | undefined): boolean {
  return price?.type === 'rate' && !isTimeUnit((price as Rate).per);
}

/** `undefined` for a currency without a rate, which has its own finding. */
function inOwnCurrency({ amount }: Rate, { settings }: Portfolio, { currencies }: Figures): Rational | undefined {
  const price = asMoney(amount);
  const converted = price && currencies.convert(price, settings?.values.period?.value.from);
  return converted === undefined || isUnknown(converted) ? undefined : converted.amount;
}

/** At least the cost, in four digits that count. */
function raised(at: RuleFinding['at'], { amount, per }: Rate, cost: Rational, { currencies }: Figures): readonly Fix[] {
  const { currency } = asMoney(amount)!;
  if (currency !== undefined && currency !== currencies.own) return [];
  const text = printQuantity(rate(money(cost.round(decimalsOf(cost), 'ceiling'), currency ?? currencies.own), per));
  return [{ title: `Raise the price to ${text}`, edits: [{ edit: 'replace', at, text }] }];
}
