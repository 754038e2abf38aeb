import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const two = (state: string, required: string, requires = 'requires Ledger') =>
  `archetype A\nteam T\nservice Checkout supporting { archetype A  accountable T  state ${state}  ${requires} }
service Ledger supporting { archetype A  accountable T  state ${required} }
service Books supporting { archetype A  accountable T  state operational }`;

describe('BT103', () => {
  it('finds a requirement on a retired service, at its name', () => {
    const text = two('operational', 'retired');
    expect(messagesOf(rule, text)).toEqual(['error: Checkout is operational and requires Ledger, which is retired']);
    expect(placesOf(rule, text)).toEqual(['Ledger']);
    expect(findingsOf(rule, text)[0]!.fixes).toEqual([]);
  });

  it('offers the successor of a retired one', () => {
    const [found] = findingsOf(rule, two('operational', 'retired  successor Books'));
    expect(found!.fixes!.map(({ title }) => title)).toEqual(['Require Books, which takes its place']);
  });

  it('finds one on a service of the pipeline, or of a time to come', () => {
    expect(messagesOf(rule, two('operational', 'designed'))).toEqual([
      'error: Checkout is operational and requires Ledger, which is still in the pipeline (designed)',
    ]);
    expect(messagesOf(rule, two('operational', 'operational since 2026-09-01'))).toEqual([
      'error: Checkout is operational and requires Ledger, which does not begin before 2026-09-01',
    ]);
  });

  it('looks at each member of anyOf', () => {
    const text = two('operational', 'retired', 'requires anyOf(1, Books, Ledger)');
    expect(placesOf(rule, text)).toEqual(['Ledger']);
  });

  it.each(['operational', 'released', 'retiring'])('is content with one that is %s', (state) => {
    expect(messagesOf(rule, two('operational', state))).toEqual([]);
  });

  it.each(['designed', 'retiring', 'retired'])('asks nothing of a service that is %s itself', (state) => {
    expect(messagesOf(rule, two(state, 'retired'))).toEqual([]);
  });

  it('leaves a name that stands for nothing to BT001', () => {
    expect(messagesOf(rule, two('operational', 'built', 'requires Gone'), { mistakes: true })).toEqual([]);
  });
});
