import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const commission = (commits: string, body: string) => `archetype A
team T
provider Cloud "Sky" external { ${commits} }
service Reports supporting { archetype A  accountable T  state operational }
commission Reports to Cloud { ${body} }`;

describe('BT310', () => {
  it('finds each term that is above the published one', () => {
    const text = commission(
      'commits { availability 99.9% monthly  response P1 30 min  rto 4 h }',
      'uc { availability 99.95% monthly  response P1 15 min  rto 4 h }',
    );
    expect(messagesOf(rule, text)).toEqual([
      'error: The UC asks Sky for availability 99.95%, but it publishes 99.9%: it has not committed to more',
      'error: The UC asks Sky for response P1 15 min, but it publishes 30 min: it has not committed to more',
    ]);
    expect(placesOf(rule, text)).toEqual(['99.95%', '15 min']);
    expect(fixed(rule, text)).toContain('uc { availability 99.9% monthly');
  });

  it('does not offer to lower what a promise stands on that would then be broken', () => {
    const fixes = (sla: string, needed = '') =>
      findingsOf(
        rule,
        `${commission(
          'commits { availability 99.5% monthly  rto 4 h }',
          'uc { availability 99.95% monthly  rto 1 h }',
        ).replace('state operational', `state operational  offering Standard { ${sla} }`)}\n${needed}`,
      ).map((finding) => finding.fixes!.map(({ title }) => title));
    const lowered = [['Lower it to 99.5%, as published'], ['Lower it to 4 h, as published']];
    expect(fixes('sla { availability 99.5% monthly  rto 4 h }')).toEqual(lowered);
    expect(fixes('sla { availability 99.9% monthly  rto 4 h }')).toEqual([[], lowered[1]]);
    expect(fixes('sla { availability 99.5% monthly  rto 2 h }')).toEqual([lowered[0], []]);
    // Somebody else's promise, through a service without an SLA of its own.
    const shop =
      'service Shop businessFacing { archetype A  accountable T  state operational  requires Reports  offering S { sla { availability 99.9% monthly } } }';
    expect(fixes('price 1 EUR/tx', shop)).toEqual([[], lowered[1]]);
  });

  it('converts windows: 99.95 % yearly may all fall into one February, 99.348 %', () => {
    const text = commission('commits { availability 99.95% yearly }', 'uc { availability 99.9% monthly }');
    expect(messagesOf(rule, text)[0]).toContain(
      'error: The UC asks Sky for availability 99.9%, but it publishes 99.95% (99.34',
    );
    expect(() => fixed(rule, text)).toThrow('no such fix');
  });

  it('takes the published offering that the commission names', () => {
    const two = 'commits "slow" { availability 99% monthly }  commits "fast" { availability 99.99% monthly }';
    const uc = 'uc { availability 99.9% monthly }';
    expect(messagesOf(rule, commission(two, `${uc}  for "fast"`))).toEqual([]);
    expect(messagesOf(rule, commission(two, `${uc}  for "slow"`)).length).toBe(1);
    expect(messagesOf(rule, commission(two, uc))).toEqual([
      'information: Whether Sky can commit to this cannot be judged: the offering of Sky that it takes (for "…") is missing',
    ]);
    expect(messagesOf(rule, commission(two, `${uc}  for "other"`))).toEqual([
      'information: Whether Sky can commit to this cannot be judged: what Sky publishes for "other" is missing',
    ]);
  });

  it('does not ask for what the provider says nothing about, nor of those who publish nothing', () => {
    expect(messagesOf(rule, commission('commits { availability 99.9% monthly }', 'ola { rto 1 h }'))).toEqual([]);
    expect(messagesOf(rule, commission('', 'ola { availability 99.9% monthly }'))).toEqual([]);
    expect(messagesOf(rule, commission('commits { availability 99.9% monthly }', 'review monthly'))).toEqual([]);
  });

  it('says that windows cannot be compared where only one of them is stated', () => {
    expect(messagesOf(rule, commission('commits { availability 99.9% }', 'uc { availability 99.9% monthly }'))).toEqual(
      [
        'information: Whether Sky can commit to all of this cannot be judged: the window over which it is measured is missing',
      ],
    );
  });
});
