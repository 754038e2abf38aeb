import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const NEED = 'team T\nunit Stores\nneed Pay { unit Stores  importance 5 }\n';
const service = (body: string, state = 'operational') =>
  `service S businessFacing { archetype A  accountable T  state ${state}  ${body} }\n`;

describe('BT008', () => {
  it('is content when a service of an archetype meets the need, by name or by archetype', () => {
    expect(messagesOf(rule, `${NEED}archetype A { meets Pay }\n${service('')}`)).toEqual([]);
    expect(messagesOf(rule, `${NEED}archetype A { meets Pay }\n${service('meets Pay')}`)).toEqual([]);
  });

  it('finds a need without an archetype', () => {
    expect(messagesOf(rule, NEED)).toEqual([
      'warning: no archetype is made for Pay; name it in "meets" of the archetype that suits it',
    ]);
    expect(placesOf(rule, NEED)).toEqual(['Pay']);
  });

  it('finds a need that only planned, retiring or retired services meet', () => {
    for (const state of ['built', 'retiring', 'retired']) {
      expect(messagesOf(rule, `${NEED}archetype A { meets Pay }\n${service('', state)}`)).toEqual([
        'warning: no operational service meets Pay, though A is made for it',
      ]);
    }
  });

  it('offers the archetype of a service that meets the need already', () => {
    const text = `${NEED}archetype A\n${service('meets Pay')}`;
    expect(messagesOf(rule, fixed(rule, text, 'Let A meet it, as its service S does'))).toEqual([]);
  });

  it('keeps silent where a name that stands for nothing was probably meant', () => {
    expect(messagesOf(rule, `${NEED}archetype A { meets Pya }`, { mistakes: true })).toEqual([]);
    expect(messagesOf(rule, `${NEED}archetype A { meets Elsewhere }`, { mistakes: true })).toHaveLength(1);
  });
});
