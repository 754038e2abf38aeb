import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf, textAt } from '../../../test/rule-tester.js';
import rule from './rule.js';

const services = (requires: Readonly<Record<string, string>>) =>
  `archetype Std\nteam T\n${Object.entries(requires)
    .map(([name, to]) => `service ${name} supporting { archetype Std  accountable T  state designed  ${to} }`)
    .join('\n')}`;

describe('BT003', () => {
  it('names the whole circle once, from the least name, with a place for each step', () => {
    const text = services({ C: 'requires A', A: 'requires B', B: 'requires C', X: 'requires A' });
    const found = findingsOf(rule, text);
    expect(found.map(({ message }) => message)).toEqual([
      'A requires B, which requires C, which requires A: a circle with no first; take one step out of it',
    ]);
    expect(textAt(text, found[0]!.at)).toBe('B');
    expect(found[0]!.related!.map(({ message, at }) => [message, textAt(text, at)])).toEqual([
      ['A requires B', 'B'],
      ['B requires C', 'C'],
      ['C requires A', 'A'],
    ]);
  });

  it('looks into anyOf', () => {
    expect(messagesOf(rule, services({ A: 'requires anyOf(1, B, C)', B: '', C: 'requires A' }))).toEqual([
      'error: A requires C, which requires A: a circle with no first; take one step out of it',
    ]);
  });

  it('offers to take a step out only where that mends it', () => {
    const fixes = (text: string) => findingsOf(rule, text).map((found) => found.fixes?.length ?? 0);
    expect(fixes(services({ A: 'requires B', B: 'requires A' }))).toEqual([1]);
    expect(fixes(services({ A: 'requires B, C', B: 'requires A', C: 'requires A' }))).toEqual([0]);
  });

  it('finds an element that leans on itself', () => {
    const text = 'unit Retail { within Retail }';
    expect(messagesOf(rule, text)).toEqual(['error: Retail is within itself; take one step out of it']);
    expect(placesOf(rule, text)).toEqual(['Retail']);
  });

  it('looks at units, teams, capabilities, archetypes and scenarios', () => {
    const text = [
      'unit U { within V }\nunit V { within U }',
      'team T { within W }\nteam W { within T }',
      'capability C { within D }\ncapability D { within C }',
      'archetype A extends B\narchetype B extends A',
      'scenario S { base R }\nscenario R { base S }',
    ].join('\n');
    expect(findingsOf(rule, text).map(({ element }) => element)).toEqual(['U', 'T', 'C', 'A', 'R']);
  });

  it('does not take a team within a unit of a circle for a part of it', () => {
    expect(findingsOf(rule, 'unit U { within U }\nteam T { within U }').length).toBe(1);
  });

  it('does not follow a name that stands for nothing', () => {
    expect(messagesOf(rule, services({ A: 'requires Gone' }), { mistakes: true })).toEqual([]);
  });
});
