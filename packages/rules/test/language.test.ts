import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { ruleOf } from '../src/index.js';

/** What the language reports by itself, which the registry lists like any other rule. */
const found = (text: string) =>
  snapshotOf(text).findings.map(({ id, level, at }) => [id, level, text.slice(at.start, at.end)]);

describe('rules that the language reports', () => {
  it('BT000: a text that is not in it', () => {
    expect(found('unit Stores { within: Retail }\nunit Retail')[0]).toEqual(['BT000', 'error', ':']);
  });

  it('BT001: a name that stands for nothing, once', () => {
    expect(found('unit Stores { within Retial }')).toEqual([['BT001', 'error', 'Retial']]);
  });

  it('BT002: one name for two', () => {
    expect(found('unit Stores\nteam Stores')).toEqual([['BT002', 'error', 'Stores']]);
  });

  it('BT011: a value of the wrong unit, a property twice, one that is missing', () => {
    expect(found('unit U\nneed N { unit U  importance 4 h }')).toEqual([['BT011', 'error', '4 h']]);
    expect(found('unit R\nunit U { within R  within R }')).toEqual([['BT011', 'error', 'within']]);
    expect(found('unit U\nneed N { unit U }')).toEqual([['BT011', 'error', 'N']]);
  });

  it('have the level that they are reported at', () => {
    for (const id of ['BT000', 'BT001', 'BT002', 'BT011']) expect(ruleOf(id)!.level).toBe('error');
  });
});
