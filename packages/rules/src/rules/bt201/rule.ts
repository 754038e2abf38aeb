import { percentText } from '@btaas/portfolio';
import { tooHigh, worthText } from '../../agreements/promises.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT201',
  level: 'error',
  title: 'Availability promised above the weakest link',
  *checkAll(context) {
    for (const assessment of context.figures.agreements.judged('impossible')) {
      const { best, weakest } = assessment;
      const link = weakest === undefined ? '' : `: the weakest link behind it is ${worthText(weakest)}`;
      yield tooHigh(assessment, context, `it can be up for ${percentText(best)} at best${link}`);
    }
  },
});
