import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (properties: string) =>
  `unit U\nneed Speed { unit U  importance 3 }\narchetype A\narchetype Fast { meets Speed }\nteam T
service Loyalty businessFacing { accountable T  ${properties} }`;
const consolidation = (properties: string) => `asset X\nasset Y\nconsolidation One { keep X  absorb Y  ${properties} }`;

describe('BT105', () => {
  it('asks an approved service for a need and a cost', () => {
    expect(messagesOf(rule, service('archetype A  state approved since 2026-05-01'))).toEqual([
      'error: Loyalty is approved without a business case: it lacks a value (a need that it "meets") and a "cost"',
    ]);
    expect(placesOf(rule, service('archetype A  state approved since 2026-05-01'))).toEqual([
      'approved since 2026-05-01',
    ]);
    expect(messagesOf(rule, service('archetype A  state approved  meets Speed  cost run 1k EUR/year'))).toEqual([]);
  });

  it('takes the needs of the archetype for those of the service', () => {
    expect(messagesOf(rule, service('archetype Fast  state approved'))).toEqual([
      'error: Loyalty is approved without a business case: it lacks a "cost"',
    ]);
  });

  it.each(['chartered', 'tested'])('asks it of one that is %s', (state) => {
    expect(messagesOf(rule, service(`archetype Fast  state ${state}`))).toHaveLength(1);
  });

  it.each(['analysed', 'operational', 'retired'])('does not ask it of one that is %s', (state) => {
    expect(messagesOf(rule, service(`archetype A  state ${state}`))).toEqual([]);
  });

  it('asks an approved consolidation for a value and its cost', () => {
    expect(messagesOf(rule, consolidation('decision approved on 2026-02-10'))).toEqual([
      'error: One is approved without a business case: it lacks a value (a "value" or a "saving") and a cost ("oneOff")',
    ]);
    expect(messagesOf(rule, consolidation('decision approved  saving 1k EUR/year  oneOff 2k EUR'))).toEqual([]);
    expect(messagesOf(rule, consolidation('decision proposed'))).toEqual([]);
  });
});
