import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const contract = (exit: string, notice: string, kind = 'external', range = '2024-01-01 .. 2028-06-30') =>
  `provider Hosting ${kind} { ${exit} }\ncontract Frame with Hosting ${range} { ${notice} }`;

describe('BT303', () => {
  it('finds an exit that is longer than the notice', () => {
    const text = contract('exit 12 months', 'notice 3 months');
    expect(messagesOf(rule, text)).toEqual([
      'warning: Leaving Hosting takes 12 months, but Frame can end 3 months after notice is given',
    ]);
    expect(placesOf(rule, text)).toEqual(['3 months']);
  });

  it('is content where both are equal, in whatever unit', () => {
    expect(messagesOf(rule, contract('exit 12 months', 'notice 1 year'))).toEqual([]);
    expect(messagesOf(rule, contract('exit 183 days', 'notice 6 months')).length).toBe(1);
    expect(messagesOf(rule, contract('exit 182 days', 'notice 6 months'))).toEqual([]);
  });

  it('writes down a notice that is long enough', () => {
    expect(fixed(rule, contract('exit 12 months', 'notice 3 months'))).toContain('notice 12 months');
  });

  it('cannot judge what is not declared', () => {
    expect(messagesOf(rule, contract('', 'notice 3 months'))).toEqual([
      'information: Whether Hosting can be left in time under Frame cannot be judged: the exit time of Hosting is missing',
    ]);
    expect(messagesOf(rule, contract('', ''))).toEqual([
      'information: Whether Hosting can be left in time under Frame cannot be judged: the exit time of Hosting, the notice of Frame are missing',
    ]);
  });

  it('says nothing of internal providers and of contracts that are over', () => {
    expect(messagesOf(rule, contract('exit 12 months', 'notice 3 months', 'internal'))).toEqual([]);
    expect(messagesOf(rule, contract('exit 12 months', '', 'external', '2020-01-01 .. 2026-06-29'))).toEqual([]);
  });
});
