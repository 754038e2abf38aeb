import { resolve } from 'node:path';
import { figures, type Kind, matters } from '@btaas/portfolio';
import { expect, test } from 'vitest';
import { watchedPortfolio } from '../../portfolio/test/exercise.js';
import { RULES } from '../src/index.js';

const examples = resolve(import.meta.dirname, '../../../examples');

test.each(RULES.filter(({ regards }) => regards !== undefined).map((rule) => [rule.id, rule] as const))(
  '%s reads nothing but what it says that it regards',
  (_, { checkAll, regards }) => {
    const forgotten = new Set<string>();
    for (const example of ['meridian', 'epa', 'focus', 'broken']) {
      let isMade = false;
      const portfolio = watchedPortfolio(`${examples}/${example}`, (kind: Kind, property) => {
        const changed = new Map([[kind, new Set([property])]]);
        if (isMade && !matters(new Set([kind]), changed, regards)) forgotten.add(`${kind} ${property}`);
      });
      isMade = true;
      Array.from(checkAll!({ portfolio, figures: figures(portfolio, { asOf: '2026-11-24' }) }));
    }
    expect([...forgotten]).toEqual([]);
  },
);
