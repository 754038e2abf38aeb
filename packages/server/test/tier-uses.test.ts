import { expect, test } from 'vitest';
import { tiersOf } from '../src/tier-uses.js';
import { marked } from './support.js';

test('the tiers of an archetype are those of the figure, also across files and around a circle', () => {
  const { context } = marked({
    'a.btaas': '|archetype Child extends Base { tier S {} tier B {} }\narchetype Round extends Circle { tier R {} }\n',
    'b.btaas': 'archetype Base extends Top { tier S {} tier L {} }\narchetype Circle extends Round { tier C {} }\n',
    'c.btaas': 'archetype Top { tier A {} }\n',
  });
  const { inheritance } = context.snapshot().figures.agreements;
  for (const [id, tiers] of Object.entries({
    Child: ['Top.A', 'Child.B', 'Base.L', 'Child.S'],
    Round: ['Circle.C', 'Round.R'],
    Nobody: [],
  })) {
    expect(tiersOf(context.engine, id)).toEqual(tiers);
    expect(inheritance.tiers(id).map((tier) => tier.id)).toEqual(tiers);
  }
});
