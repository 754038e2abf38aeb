import { isUnknown, labelOf, nameOf, num, printQuantity, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';

const SHOWN = 3;

export default rule({
  id: 'BT301',
  level: 'warning',
  title: 'Spend is concentrated on few providers',
  limits: ['concentration'],
  missing: ['service', 'provider'],
  *checkAll({ portfolio, figures }) {
    const { settings } = portfolio;
    if (settings === undefined || portfolio.all('commission').length === 0) return;
    const { concentration, bySpend } = figures.providers;
    const { value } = concentration;
    if (isUnknown(value)) {
      yield cannotBeJudged(settings, 'The concentration of spend', value);
      return;
    }
    const limit = figures.limits.concentration;
    if (value.value.lessOrEqual(limit)) return;
    const largest = bySpend.slice(0, SHOWN).flatMap(({ provider, shareOfSpend }) => {
      const share = shareOfSpend.value;
      return isUnknown(share) || share.value.isZero() ? [] : [`${labelOf(provider)} has ${share.value.toFixed(1)}%`];
    });
    const declared = settings.values.limits?.value.concentration;
    yield {
      message: `Spend is concentrated on few providers: the Herfindahl index is ${value.value.toFixed(4)}, above the limit of ${printQuantity(num(limit))} (${largest.join(', ')})`,
      at: declared === undefined ? nameOf(settings) : valuePlace(settings, declared),
      element: settings.id,
      related: bySpend
        .slice(0, SHOWN)
        .map(({ provider }) => ({ message: `${labelOf(provider)} is one of the largest`, at: nameOf(provider) })),
    };
  },
});
