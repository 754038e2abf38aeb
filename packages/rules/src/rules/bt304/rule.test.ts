import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const commission = (body: string, service = '') => `unit Stores
need Fast "Fast checkout" { unit Stores  importance 5 }
need Cheap { unit Stores  importance 3 }
archetype A { meets Fast }
team T
provider Core "Group IT" internal
service Tills supporting { archetype A  accountable T  state operational  ${service} }
commission Tills to Core { ${body} }`;
const OUTCOME =
  'warning: The commission of Tills to Group IT does not say which need it is for, so nobody can tell whether it brings the outcome that was wanted: add "for"';
const REVIEW =
  'warning: The commission of Tills to Group IT is never reviewed: add "review", such as "review quarterly"';

describe('BT304', () => {
  it('finds both, each by itself', () => {
    expect(messagesOf(rule, commission(''))).toEqual([OUTCOME, REVIEW]);
    expect(messagesOf(rule, commission('for Fast'))).toEqual([REVIEW]);
    expect(messagesOf(rule, commission('review yearly'))).toEqual([OUTCOME]);
    expect(messagesOf(rule, commission('review yearly  for Fast'))).toEqual([]);
    expect(placesOf(rule, commission('for Fast'))).toEqual(['commission']);
  });

  it('does not take a published offering for a need', () => {
    expect(messagesOf(rule, commission('review yearly  for "athena"'))).toEqual([OUTCOME]);
    expect(messagesOf(rule, commission('review yearly  for "athena"  for Cheap'))).toEqual([]);
  });

  it('offers the needs of the service, else of its archetype, and a quarterly review', () => {
    expect(fixed(rule, commission('review yearly'))).toContain('for Fast');
    expect(fixed(rule, commission('review yearly', 'meets Cheap'))).toContain('for Cheap');
    expect(fixed(rule, commission('for Fast'))).toContain('review quarterly');
  });
});
