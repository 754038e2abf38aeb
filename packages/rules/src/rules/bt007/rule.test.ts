import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const NEEDS = 'team T\nunit Stores\nneed Pay { unit Stores  importance 5 }\nneed Find { unit Stores  importance 3 }\n';

describe('BT007', () => {
  it('is content with two needs, taken over or its own', () => {
    expect(messagesOf(rule, `${NEEDS}archetype A { meets Pay, Find }`)).toEqual([]);
    expect(messagesOf(rule, `${NEEDS}archetype A { meets Pay, Find }\narchetype B extends A`)).toEqual([]);
  });

  it('finds an archetype for one need, and one for none', () => {
    expect(messagesOf(rule, `${NEEDS}archetype A { meets Pay }\narchetype B`)).toEqual([
      'warning: A meets Pay alone; an archetype pays off when several needs share it, so name more needs, or let another archetype meet this one',
      'warning: B meets no need; name in "meets" the needs that it is made for',
    ]);
    expect(placesOf(rule, `${NEEDS}archetype A { meets Pay }`)).toEqual(['A']);
  });

  it('counts a need that is named twice once', () => {
    expect(messagesOf(rule, `${NEEDS}archetype A { meets Pay, Pay }`)).toHaveLength(1);
  });

  it('offers what services of the archetype meet', () => {
    const text = `${NEEDS}archetype A { meets Pay }\nservice S businessFacing { archetype A  accountable T  state operational  meets Find }`;
    const mended = fixed(rule, text, 'Let A meet Find, as its services do');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('offers nothing that would leave the finding', () => {
    const text = `${NEEDS}archetype A\nservice S businessFacing { archetype A  accountable T  state operational  meets Find }`;
    expect(findingsOf(rule, text)[0]!.fixes).toEqual([]);
  });

  it('leaves a name that stands for nothing to BT001', () => {
    expect(messagesOf(rule, `${NEEDS}archetype A { meets Pay, Fnid }`, { mistakes: true })).toEqual([]);
  });
});
