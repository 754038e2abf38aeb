import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT206', () => {
  it('takes the slowest branch with its hand-over: 3 h and 30 min, against 2 h of the own commission', () => {
    const text = `${HEAD}${agreed('N', 'resolution P1 3 h')}${agreed('M', 'resolution P1 1 h')}
${promising('resolution P1 3 h', 'requires N { handover 30 min }, M')}commission S to In { ola { resolution P1 2 h } }\n`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises resolution P1 3 h, but the slowest branch behind it takes 210 min: the OLA of Group IT for N (3 h), and 30 min of hand-over',
    ]);
    expect(placesOf(rule, text)).toEqual(['3 h']);
    expect(messagesOf(rule, text.replace('sla { resolution P1 3 h', 'sla { resolution P1 4 h'))).toEqual([]);
  });

  it('takes the own commission where that is the slowest', () => {
    const text = `${HEAD}${promising('resolution P1 3 h', '')}commission S to In { ola { resolution P1 5 h } }\n`;
    expect(messagesOf(rule, text)[0]).toContain('takes 5 h: the OLA of Group IT for Sales (5 h)');
  });

  it('holds an OLA against its own chain', () => {
    const text = `${HEAD}${agreed('M', 'resolution P1 4 h')}${agreed('N', 'resolution P1 3 h', 'requires M')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The OLA of Group IT for N promises resolution P1 3 h, but the slowest branch behind it takes 4 h: the OLA of Group IT for M (4 h)',
    ]);
  });

  it('leaves out a shortening that the supplier could not keep, and a lengthening that breaks who leans on it', () => {
    const text = `${HEAD}${agreed('K', 'resolution P1 4 h')}${agreed('M', 'resolution P1 4 h', 'requires K')}${promising('resolution P1 3 h', 'requires M')}`;
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual(['Promise resolution P1 4 h']);
    expect(findingsOf(rule, fixed(rule, text))).toEqual([]);
    const leaned = `${HEAD}${agreed('M', 'resolution P1 4 h')}${agreed('N', 'resolution P1 3 h', 'requires M')}${promising('resolution P1 3 h', 'requires N')}`;
    expect(findingsOf(rule, leaned)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Shorten resolution P1 of the OLA of Group IT for M to 3 h',
    ]);
  });
});
