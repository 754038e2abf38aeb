import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising, supporting } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT205', () => {
  it('adds up the escalation path: the own commission 5 min, a hand-over of 10 min and a response of 10 min', () => {
    const text = `${HEAD}${agreed('N', 'response P1 10 min')}${agreed('M', 'response P1 5 min')}
${promising('response P1 20 min', 'requires N { handover 10 min }, M')}commission S to In { ola { response P1 5 min } }`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises response P1 20 min, but its escalation path takes 25 min: the OLA of Group IT for Sales (5 min), then the OLA of Group IT for N (10 min), and 10 min of hand-over',
    ]);
    expect(placesOf(rule, text)).toEqual(['20 min']);
    expect(messagesOf(rule, text.replace('P1 20 min', 'P1 25 min'))).toEqual([]);
  });

  it('takes branches side by side: the slower of 10 and 5 min, not 15', () => {
    const text = `${HEAD}${agreed('N', 'response P1 10 min')}${agreed('M', 'response P1 5 min')}${promising('response P1 10 min', 'requires N, M')}`;
    expect(messagesOf(rule, text)).toEqual([]);
  });

  it('compares each priority by itself, and units with each other', () => {
    const text = `${HEAD}${agreed('N', 'response P1 900 s  response P2 2 h')}${promising('response P1 15 min  response P2 1 h', 'requires N')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises response P2 1 h, but its escalation path takes 2 h: the OLA of Group IT for N (2 h)',
    ]);
  });

  it('takes of a choice the member that it takes to be enough: 1 of (10, 30, 60) min is 10, 2 of them 30', () => {
    const sites = `${agreed('E', 'response P1 10 min')}${agreed('F', 'response P1 30 min')}${agreed('G', 'response P1 60 min')}`;
    const over = (choice: string, promise: string) =>
      messagesOf(rule, `${HEAD}${sites}${promising(`response P1 ${promise}`, `requires ${choice}`)}`).length;
    expect([over('anyOf(1, E, F, G)', '10 min'), over('anyOf(1, E, F, G)', '9 min')]).toEqual([0, 1]);
    expect([over('anyOf(2, E, F, G)', '30 min'), over('anyOf(2, E, F, G)', '29 min')]).toEqual([0, 1]);
  });

  it('adds hand-overs behind a service without an agreement, and ends at a cycle', () => {
    const text = `${HEAD}${agreed('N', 'response P1 10 min')}${supporting('M', 'requires N { handover 5 min }, K')}${supporting('K', 'requires M')}
${promising('response P1 19 min', 'requires M { handover 5 min }')}`;
    expect(messagesOf(rule, text)[0]).toContain(
      'its escalation path takes 20 min: the OLA of Group IT for N (10 min), and 10 min of hand-over',
    );
  });

  it('takes the lowest of a split commission, and the best of several agreements', () => {
    const split = `${supporting('N')}commission N to In { share 60%  ola { response P1 10 min } }
commission N to Out { share 40%  uc { response P1 30 min } }\n`;
    expect(messagesOf(rule, `${HEAD}${split}${promising('response P1 20 min', 'requires N')}`)[0]).toContain(
      'takes 30 min',
    );
    const both = `service N businessFacing { archetype A  accountable T  state operational
      offering Basic { sla { response P1 5 min } } }\ncommission N to In { ola { response P1 5 min } }
commission N to Out { uc { response P1 5 min } }\n`;
    expect(messagesOf(rule, `${HEAD}${both}${promising('response P1 5 min', 'requires N')}`)).toEqual([]);
  });

  it('says what is missing, and still refuses what the rest alone breaks', () => {
    const chain = `${agreed('N', 'rto 4 h')}${agreed('M', 'response P1 30 min')}`;
    expect(messagesOf(rule, `${HEAD}${chain}${promising('response P1 1 h', 'requires N, M')}`)).toEqual([
      'information: The response of S cannot be judged: response P1 of the OLA of Group IT for N is missing',
    ]);
    expect(messagesOf(rule, `${HEAD}${chain}${promising('response P1 20 min', 'requires N, M')}`).length).toBe(1);
    expect(messagesOf(rule, `${HEAD}${supporting('N')}${promising('response P1 1 h', 'requires N')}`)).toEqual([]);
  });

  it('offers to shorten one on the path by what is too much, or to promise what it takes', () => {
    const text = `${HEAD}${agreed('N', 'response P1 10 min')}${promising('response P1 12 min', 'requires N')}commission S to In { ola { response P1 5 min } }\n`;
    const titles = findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);
    expect(titles).toEqual([
      'Shorten response P1 of the OLA of Group IT for Sales to 2 min',
      'Shorten response P1 of the OLA of Group IT for N to 7 min',
      'Promise response P1 15 min',
    ]);
    for (const title of titles) expect(findingsOf(rule, fixed(rule, text, title))).toEqual([]);
  });

  it('offers nothing that would break another promise', () => {
    const kept = 'provider Near internal { commits { response P1 10 min } }\n';
    const published = `${HEAD}${kept}${supporting('N')}commission N to Near { ola { response P1 10 min } }\n${promising('response P1 5 min', 'requires N')}`;
    expect(findingsOf(rule, published)[0]!.fixes!.map(({ title }) => title)).toEqual(['Promise response P1 10 min']);
    const warranted = `${HEAD.replace('archetype A', 'archetype A { warranty { response P1 5 min } }')}${agreed('N', 'response P1 10 min')}${promising('response P1 5 min', 'requires N')}`;
    expect(findingsOf(rule, warranted)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Shorten response P1 of the OLA of Group IT for N to 5 min',
    ]);
  });
});
