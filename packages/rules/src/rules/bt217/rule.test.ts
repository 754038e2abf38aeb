import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising, supporting } from '../../../test/agreements.js';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const warranted = (warranty: string, more = '') =>
  HEAD.replace('archetype A', `archetype A { warranty { ${warranty} }  ${more} }`);
const NEED =
  'unit U\nneed D "Quick sales" { unit U  importance 4  expects { availability 99.9% monthly  latency p95 2 s } }\n';

describe('BT217', () => {
  it('finds an SLA below the warranty of its archetype, dimension by dimension', () => {
    const text = `${warranted('availability 99.5% monthly  rto 4 h  hours AllDay')}${promising('availability 99% monthly  rto 5 h  hours Office', '')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises availability 99%, below the warranty of A (99.5%)',
      'error: The SLA Gold of Sales promises rto 5 h, below the warranty of A (4 h)',
      'error: The SLA Gold of Sales promises the hours Office (closed from 2026-02-01T00:00Z to 2026-02-02T07:00Z), below the warranty of A (AllDay)',
    ]);
    expect(placesOf(rule, text)).toEqual(['99%', '5 h', 'Office']);
  });

  it('takes the tier, and what is taken over', () => {
    const text = `${warranted('rto 4 h', 'tier S { warranty { rto 2 h } }')}archetype B extends A
service S "Sales" businessFacing { archetype B tier S  accountable T  state operational  offering Gold { sla { rto 3 h } } }`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises rto 3 h, below the warranty of B (2 h)',
    ]);
  });

  it('finds an SLA below what a need expects, and says what it does not promise at all', () => {
    const text = `${HEAD}${NEED}${promising('availability 99.5% monthly', 'meets D')}`;
    expect(messagesOf(rule, text)).toEqual([
      'information: All that is asked of S cannot be judged: latency p95 of the SLA Gold of Sales is missing',
      'error: The SLA Gold of Sales promises availability 99.5%, below what Quick sales expects (99.9%)',
    ]);
  });

  it('lowers a promise by exclusions that the need does not have: 0.999 · 167/168', () => {
    const excluding = `${HEAD}${NEED}${promising('availability 99.9% monthly  latency p95 1 s  excludes maintenance 4 h/month', 'meets D')}`;
    expect(messagesOf(rule, excluding)).toEqual([
      'error: The SLA Gold of Sales promises availability 99.9% (99.3053% against 99.9%), below what Quick sales expects (99.9%)',
    ]);
    const agreedUpon = excluding.replace('latency p95 2 s }', 'latency p95 2 s  excludes maintenance 4 h/month }');
    expect(messagesOf(rule, agreedUpon)).toEqual([]);
  });

  it('holds an OLA against the warranty while there is no SLA, and against the needs that it is for', () => {
    expect(messagesOf(rule, `${warranted('rto 4 h')}${agreed('N', 'rto 5 h')}`)).toEqual([
      'error: The OLA of Group IT for N promises rto 5 h, below the warranty of A (4 h)',
    ]);
    const beside = `${warranted('rto 4 h')}${promising('rto 4 h', '')}commission S to In { ola { rto 5 h } }`;
    expect(messagesOf(rule, beside)).toEqual([]);
    const forNeed = `${HEAD}${NEED}${supporting('N')}commission N to In { ola { availability 99% monthly  latency p95 1 s }  for D }`;
    expect(messagesOf(rule, forNeed)).toEqual([
      'error: The OLA of Group IT for N promises availability 99%, below what Quick sales expects (99.9%)',
    ]);
  });

  it('warns of an archetype that warrants less than a need expects that it is made for', () => {
    const text = `${HEAD.replace('archetype A', 'archetype A { meets D  warranty { availability 99.5% monthly  latency p95 2 s } }')}${NEED}`;
    expect(messagesOf(rule, text)).toEqual([
      'warning: The warranty of A is availability 99.5%, below what Quick sales expects (99.9%)',
    ]);
    expect(placesOf(rule, text)).toEqual(['99.5%']);
  });

  it('offers to promise as much as is asked for, where the chain carries it', () => {
    const over = (availability: string) =>
      `${warranted('availability 99.5% monthly')}${agreed('N', `availability ${availability} monthly`)}${promising('availability 99% monthly', 'requires N')}`;
    expect(fixed(rule, over('99.9%'))).toContain('sla { availability 99.5% monthly }');
    expect(findingsOf(rule, fixed(rule, over('99.9%')))).toEqual([]);
    const weak = over('99.9%').replace('99.9% monthly } }', '99.5% monthly } }');
    expect(findingsOf(rule, weak)[0]!.fixes!.length).toBe(1);
    expect(findingsOf(rule, over('99.4%')).find(({ element }) => element === 'S')!.fixes).toEqual([]);
  });
});
