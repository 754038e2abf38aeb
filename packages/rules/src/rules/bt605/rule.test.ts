import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (name: string, properties: string) =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${properties} }`;
const join = (keep: string, absorb: string, more = '') => `archetype A\nteam T
${service('Keep', keep)}\n${service('Gone', absorb)}\n${more}\nconsolidation C { keep Keep  absorb Gone }`;

describe('BT605', () => {
  it('finds 520 + 400 above 800', () => {
    const text = join('demand p95 520 tx/s  capacity 800 tx/s', 'demand p95 400 tx/s');
    expect(messagesOf(rule, text)).toEqual([
      'error: Keep has a capacity of 800 tx/s, but is to carry 920 tx/s once C is done',
    ]);
    expect(placesOf(rule, text)).toEqual(['Keep']);
    expect(fixed(rule, text)).toContain('capacity 920 tx/s');
  });

  it('is content where the capacity is just enough, in whatever unit of time', () => {
    expect(messagesOf(rule, join('demand 520 tx/s  capacity 800 tx/s', 'demand 280 tx/s'))).toEqual([]);
    expect(messagesOf(rule, join('demand 520 tx/s  capacity 800 tx/s', 'demand 16_800 tx/min'))).toEqual([]);
    const text = join('demand 520 tx/s  capacity 800 tx/s', 'demand 16_801 tx/min');
    // 16 801 / 60 = 280.016666…
    expect(messagesOf(rule, text)).toEqual([
      'error: Keep has a capacity of 800 tx/s, but is to carry 800.017 tx/s once C is done',
    ]);
    expect(messagesOf(rule, fixed(rule, text))).toEqual([]);
  });

  it('names every input that is missing, in one finding', () => {
    expect(messagesOf(rule, join('', ''))).toEqual([
      'information: Whether Keep can carry the joint demand cannot be judged: the capacity of Keep, the demand of Gone, the demand of Keep are missing',
    ]);
  });

  it('cannot add transactions and calls', () => {
    expect(messagesOf(rule, join('demand 5 tx/s  capacity 9 tx/s', 'demand 5 calls/s'))).toEqual([
      'information: Whether Keep can carry the joint demand cannot be judged: the demand of Gone in tx is missing',
    ]);
  });

  it('says nothing where no service is absorbed, or none is kept', () => {
    expect(messagesOf(rule, join('', '').replace('absorb Gone', 'absorb Old').concat('\nasset Old'))).toEqual([]);
    expect(messagesOf(rule, join('', '').replace('keep Keep', 'keep Old').concat('\nasset Old'))).toEqual([]);
  });

  it('says nothing of what was rejected', () => {
    const text = join('demand p95 520 tx/s  capacity 800 tx/s', 'demand p95 400 tx/s');
    expect(messagesOf(rule, text.replace('absorb Gone', 'absorb Gone  decision rejected'))).toEqual([]);
  });
});
