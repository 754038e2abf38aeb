import { describe, expect, it } from 'vitest';
import { agreed, HEAD, supporting } from '../../../test/agreements.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT215', () => {
  it('asks a service of the catalogue what it is fit for', () => {
    const text = `${HEAD}${agreed('N', 'rto 4 h')}`;
    expect(messagesOf(rule, text)).toEqual([
      'warning: N does not say what it is fit for; add its utility in a sentence: utility "…"',
    ]);
    expect(placesOf(rule, text)).toEqual(['N']);
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 4 h', 'utility "Carries traffic"')}`)).toEqual([]);
  });

  it('asks for the sla of each offering', () => {
    const text = `${HEAD}service S businessFacing { archetype A  accountable T  state operational  utility "Sells"
  offering Gold { sla { rto 4 h } }  offering Basic { price 5 EUR } }`;
    expect(messagesOf(rule, text)).toEqual([
      'warning: Basic of S is offered without a warranty; add an sla that says how well it works',
    ]);
    expect(placesOf(rule, text)).toEqual(['Basic']);
  });

  it('is content with the warranty of an archetype, its own or taken over, or with an agreement', () => {
    const bare = supporting('N', 'utility "Carries traffic"');
    expect(messagesOf(rule, `${HEAD}${bare}`)).toEqual([
      'warning: N has no warranty: neither its archetype nor an agreement says how well it works',
    ]);
    const warranted = HEAD.replace('archetype A', 'archetype B { warranty { rto 4 h } }\narchetype A extends B');
    expect(messagesOf(rule, `${warranted}${bare}`)).toEqual([]);
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 4 h', 'utility "Carries traffic"')}`)).toEqual([]);
  });

  it('does not ask while a service is in the pipeline, or after it retired', () => {
    expect(messagesOf(rule, `${HEAD}${supporting('N').replace('operational', 'designed')}`)).toEqual([]);
    expect(messagesOf(rule, `${HEAD}${supporting('N').replace('operational', 'retired')}`)).toEqual([]);
  });
});
