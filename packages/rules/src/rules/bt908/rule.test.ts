import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const measuredBy = (owner: string, more = '') =>
  `${REWARDED}source Probes from "probes.csv" { service service  at ts  good ok  total n  ${owner} }\n${more}`;
const evidence = plan({ evidence: 'evidence Probes' });

describe('BT908', () => {
  it('finds a source of the team that is paid, where the plan names it', () => {
    const text = measuredBy('owner Payments') + evidence;
    expect(messagesOf(rule, text)).toEqual([
      'warning: Plan is paid on data of Probes, which Payments produces, who is paid by it; let somebody else measure, or check it',
    ]);
    expect(placesOf(rule, text)).toEqual(['Probes']);
  });

  it('finds one of a member, and of a provider that the team answers for', () => {
    expect(messagesOf(rule, measuredBy('owner p01') + evidence)).toHaveLength(1);
    const provider = 'provider Core internal { owner Payments }\n';
    expect(messagesOf(rule, measuredBy('owner Core', provider) + evidence)).toHaveLength(1);
  });

  it('is content with one of another team', () => {
    expect(messagesOf(rule, measuredBy('owner Others') + evidence)).toEqual([]);
  });

  it('takes the sources that a metric is computed from, where the plan names none', () => {
    const text = measuredBy('owner Payments') + plan();
    expect(messagesOf(rule, text)).toHaveLength(1);
    expect(placesOf(rule, text)).toEqual(['availability']);
    const others = plan({ component: 'component latency of Checkout weight 100% lower { 2 s -> 50%  1 s -> 100% }' });
    expect(messagesOf(rule, measuredBy('owner Payments') + others)).toEqual([]);
    const named = 'source Other from "o.csv" { service service  good g  owner Others }\n';
    expect(messagesOf(rule, measuredBy('owner Payments', named) + plan({ evidence: 'evidence Other' }))).toEqual([]);
  });

  it('knows what the columns of known formats mean', () => {
    const bill = 'source Bill from "b.csv" { format focus  owner Payments }\n';
    const component = 'component unitCost of Checkout weight 100% lower { 2 EUR/tx -> 50%  1 EUR/tx -> 100% }';
    expect(messagesOf(rule, REWARDED + bill + plan({ component }))).toHaveLength(1);
  });

  it('leaves surveys alone, which nobody owns', () => {
    const component = 'component confidence of Checkout weight 100% { 3 -> 50%  4 -> 100% }';
    expect(messagesOf(rule, measuredBy('owner Payments') + plan({ component }))).toEqual([]);
  });

  it('looks at the source of a metric of its own', () => {
    const metric = 'metric Fixed { from Probes  value sum(ok) / sum(n)  better higher }\n';
    const component = 'component Fixed of Checkout weight 100% { 90% -> 50%  99% -> 100% }';
    const text = measuredBy('owner Payments', metric) + plan({ component });
    expect(messagesOf(rule, text)).toHaveLength(1);
    expect(placesOf(rule, text)).toEqual(['Fixed']);
  });

  it('says nothing of a source that nobody owns and the plan does not name', () => {
    expect(messagesOf(rule, measuredBy('') + plan())).toEqual([]);
  });

  it('cannot judge a source that nobody owns', () => {
    expect(messagesOf(rule, measuredBy('') + evidence)).toEqual([
      'information: Whether Plan is paid on data of its own participants cannot be judged: the owner of Probes is missing',
    ]);
  });
});
