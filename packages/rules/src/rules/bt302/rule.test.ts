import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const provider = (kind: string, properties: string) => `provider Hosting "Nordic" ${kind} { ${properties} }`;

describe('BT302', () => {
  it('finds an external provider of high criticality without a plan, however long leaving takes', () => {
    const text = provider('external', 'criticality high  exit 6 months');
    expect(messagesOf(rule, text)).toEqual([
      'error: Nordic is external and critical, but has no exit plan: name the file that says how to leave it, with "plan"',
    ]);
    expect(placesOf(rule, text)).toEqual(['Hosting']);
  });

  it.each([
    ['one with a plan', provider('external', 'criticality high  plan "exit.md"')],
    ['an internal one', provider('internal', 'criticality high')],
    ['one of less criticality', provider('external', 'criticality medium')],
    ['one that does not say how critical it is', provider('external', '')],
  ])('is content with %s', (_, text) => {
    expect(messagesOf(rule, text)).toEqual([]);
  });
});
