import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (services: Readonly<Record<string, string>>) =>
  `namespace n\nteam T\nunit Stores\nunit Online\narchetype A\n${Object.entries(services)
    .map(([name, body]) => `service ${name} supporting { archetype A  accountable T  state operational  ${body} }`)
    .join('\n')}`;

describe('BT501', () => {
  it('allows 100%, and less', () => {
    expect(messagesOf(rule, text({ S: 'allocates 60% to Stores, 40% to Online' }))).toEqual([]);
    expect(messagesOf(rule, text({ S: 'allocates 60% to Stores' }))).toEqual([]);
  });

  it('finds more, and offers to lower the last share by what is too much', () => {
    const over = text({ S: 'allocates 75% to Stores, 30.5% to Online' });
    expect(messagesOf(rule, over)).toEqual([
      'error: S allocates 105.5% of its cost, and there is only 100%; lower a share',
    ]);
    expect(placesOf(rule, over)).toEqual(['30.5% to Online']);
    const mended = fixed(rule, over, 'Lower the share of n.Online to 25%');
    expect(mended).toContain('allocates 75% to Stores, 25% to Online');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('offers nothing where the last share alone cannot make up for it', () => {
    expect(findingsOf(rule, text({ S: 'allocates 120% to Stores, 5% to Online' }))[0]!.fixes).toEqual([]);
  });

  it('holds the consumers to the same', () => {
    expect(messagesOf(rule, text({ S: 'consumers Stores 80%, Online 40%' }))).toEqual([
      'error: S has consumers for 120% of its volume, and there is only 100%; lower a share',
    ]);
    expect(messagesOf(rule, text({ S: 'consumers Stores 80%, Online' }))).toEqual([]);
  });

  it('counts the share of a name that stands for nothing', () => {
    expect(messagesOf(rule, text({ S: 'allocates 75% to Stores, 30% to Onlien' }), { mistakes: true })).toHaveLength(1);
  });

  it('finds a circle once, step by step, and offers to take one out', () => {
    const round = text({ X: 'allocates 50% to Y', Y: 'consumers Z 10%', Z: 'allocates 5% to X, 5% to Stores' });
    expect(messagesOf(rule, round)).toEqual([
      'error: X passes cost on to Y, which passes it on to Z, which passes it on to X: it never arrives; take one step out',
    ]);
    expect(placesOf(rule, round)).toEqual(['50% to Y']);
    expect(findingsOf(rule, round)[0]!.related!.map(({ message }) => message)).toEqual([
      'Y passes cost on to Z',
      'Z passes cost on to X',
    ]);
    expect(messagesOf(rule, fixed(rule, round, 'Take out that X passes cost on to Y'))).toEqual([]);
  });
});
