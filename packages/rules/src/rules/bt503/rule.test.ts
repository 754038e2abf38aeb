import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (services: readonly string[], limits = '') =>
  `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31  ${limits} }
team T\nunit U\narchetype A\n${services
    .map((body, index) => `service S${index} supporting { archetype A  accountable T  state operational  ${body} }`)
    .join('\n')}`;

describe('BT503', () => {
  it('allows 5%: 5 of 100', () => {
    expect(messagesOf(rule, text(['cost run 100 EUR/year  allocates 95% to U']))).toEqual([]);
  });

  it('finds more, and says with whom the most stays', () => {
    const over = text([
      'cost run 100 EUR/year  allocates 90% to U',
      'cost run 5 EUR/year',
      'cost run 895 EUR/year  consumers U 95%',
    ]);
    expect(messagesOf(rule, over)).toEqual([
      'warning: 5.975% of the spend, 59.75 EUR/year, reaches no unit, more than 5% (limit unallocatedSpend); the most stays with S2 44.75 EUR/year, S0 10 EUR/year, S1 5 EUR/year',
    ]);
    expect(placesOf(rule, over)).toEqual(['P']);
    expect(findingsOf(rule, over)[0]!.related).toHaveLength(3);
  });

  it('is about the portfolio that counts, not about a second one in the same project', () => {
    const body = ['cost run 100 EUR/year  allocates 90% to U'];
    expect(placesOf(rule, `${text(body)}\nportfolio Q { currency EUR  period 2026-02-01 .. 2027-01-31 }`)).toEqual([
      'P',
    ]);
  });

  it('takes the limit of the portfolio, and points at it', () => {
    const body = ['cost run 100 EUR/year  allocates 90% to U'];
    expect(messagesOf(rule, text(body, 'limits { unallocatedSpend 10% }'))).toEqual([]);
    expect(placesOf(rule, text(body, 'limits { unallocatedSpend 9% }'))).toEqual(['9%']);
  });

  it('cannot judge while a cost is unknown, and says whose', () => {
    expect(messagesOf(rule, text(['cost run 100 EUR/year', 'consumers U']))).toEqual([
      'information: The unallocated spend of P cannot be judged: the cost of S1 is missing',
    ]);
  });

  it('leaves what a misspelt name keeps from arriving to BT001', () => {
    const misspelt = ['cost run 80 EUR/year  allocates 90% to Q', 'cost run 100 EUR/year  consumers U 95%'];
    expect(messagesOf(rule, text(misspelt), { mistakes: true })).toEqual([]);
    const both = ['cost run 80 EUR/year  allocates 90% to Q', 'cost run 100 EUR/year  consumers U 80%'];
    expect(messagesOf(rule, text(both), { mistakes: true })).toHaveLength(1);
  });

  it('has nothing to say of a portfolio in which nothing could cost', () => {
    expect(messagesOf(rule, text([]))).toEqual([]);
  });
});
