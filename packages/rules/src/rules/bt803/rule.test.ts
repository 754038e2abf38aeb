import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf, textAt } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (confidence: string, more = '', asked = 'Checkout') =>
  `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
team T\nunit U\nneed Pay { unit U  importance 5 }\narchetype A { meets Pay }\nasset Old
service Checkout businessFacing { archetype A  accountable T  state operational }
service Next businessFacing { archetype A  meets Pay  accountable T  state operational }
survey H1 on 2026-06-30 { entry ${asked} by U on speed { importance 5  expectation 5  confidence ${confidence}  respondents 9 } }
${more}`;

describe('BT803', () => {
  it('allows a gap of 25: (5 − 4)/4', () => {
    expect(messagesOf(rule, text('4'))).toEqual([]);
  });

  it('finds a larger one that nothing touches', () => {
    const open = text('3.9');
    expect(messagesOf(rule, open)).toEqual([
      'warning: the alignment gap of Checkout is 27.5 of 100, above 25 (limit alignmentGap), and no consolidation, migration or plan touches it; say what is done about it',
    ]);
    expect(placesOf(rule, open)).toEqual(['Checkout']);
    const [found] = findingsOf(rule, open);
    expect(found!.related!.map(({ message, at }) => [message, textAt(open, at)])).toEqual([
      ['what U says on speed', '3.9'],
    ]);
  });

  it.each([
    ['a consolidation that keeps it', 'consolidation C { keep Checkout  absorb Old }'],
    ['a consolidation that absorbs it', 'consolidation C { keep Next  absorb Checkout }'],
    ['a migration to it', 'migration M { wave W 2026-04 .. 2026-07 { from Old to Checkout } }'],
    ['a migration away from it', 'migration M { wave W 2026-04 .. 2026-07 { from Checkout to Next } }'],
    [
      'a plan on it',
      'plan L { for T  period 2026-07-01 .. 2026-12-31  target 1k EUR  cap 100%  component confidence of Checkout weight 100% { 3 -> 50% } }',
    ],
  ])('is content with %s', (_, change) => {
    expect(messagesOf(rule, text('2', change))).toEqual([]);
  });

  it('is not content with a consolidation that was rejected', () => {
    const rejected = 'consolidation C { keep Checkout  absorb Old  decision rejected }';
    expect(messagesOf(rule, text('2', rejected))).toHaveLength(1);
  });

  it('keeps silent where a misspelt name was probably meant for it', () => {
    const misspelt = 'consolidation C { keep Chekcout  absorb Old }';
    expect(messagesOf(rule, text('2', misspelt), { mistakes: true })).toEqual([]);
  });

  it('looks at needs, which are touched through the services that meet them', () => {
    expect(messagesOf(rule, text('2', '', 'Pay'))).toHaveLength(1);
    expect(messagesOf(rule, text('2', 'consolidation C { keep Next  absorb Old }', 'Pay'))).toEqual([]);
  });
});
