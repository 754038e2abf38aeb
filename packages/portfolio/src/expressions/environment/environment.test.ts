import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AS_OF, snapshotOf } from '../../../../../test/support/portfolio.js';
import { figures } from '../../figures/index.js';
import { measurements } from '../../figures/measurements.js';
import type { Element } from '../../model/index.js';
import { KINDS, schemaOf } from '../../schema/index.js';
import { percent, period } from '../../values/index.js';
import { checkExpression } from '../check.js';
import { evaluate } from '../evaluate.js';
import { type ExpressionValue, printValue } from '../evaluated.js';
import { describeType, type ExpressionType } from '../types.js';
import { COLLECTIONS } from './collections.js';
import { elementValue } from './member.js';
import { membersOf, modelTypes } from './model-types.js';
import { ModelValues } from './model-values.js';
import { element } from './property-type.js';
import { SAMPLE } from './sample.test-helper.js';

const folder = resolve(import.meta.dirname, '../../../../../examples/meridian');
const meridian = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.btaas'))
    .map((name) => [name, readFileSync(resolve(folder, name), 'utf8')]),
);

/** What an expression is, and its value, where it stands in a policy of the sample. */
function look(text: string) {
  const policy = `namespace meridian\npolicy Test { for s in services  require ${text} }`;
  const { portfolio, findings } = snapshotOf({ 'sample.btaas': SAMPLE, 'test.btaas': policy });
  expect(findings).toEqual([]);
  const at = portfolio.get('policy', 'meridian.Test')!;
  const checkout = portfolio.get('service', 'meridian.Checkout')!;
  const measured = measurements([
    {
      element: 'meridian.Checkout',
      metric: 'availability',
      period: period('2026-02-01', '2027-01-31'),
      value: percent('99.93'),
      source: 'meridian.Probes',
      rows: 12,
    },
  ]);
  const types = modelTypes(portfolio, at, { s: element('service') });
  const known = figures(portfolio, { asOf: AS_OF, measurements: measured });
  const values = new ModelValues(known, at).with('s', elementValue(checkout as unknown as Element));
  const expression = at.values.require!.value;
  const { type, problems } = checkExpression(expression, types);
  const value = evaluate(expression, values);
  return {
    type: describeType(type),
    problems: problems.map(({ message }) => message),
    value: value.type === 'error' ? `error: ${value.message}` : printValue(value),
  };
}

describe('what a service has', () => {
  it.each([
    ['s.name', 'a text', 'Checkout'],
    ['s.title', 'a text', 'Store checkout'],
    ['s.id', 'a text', 'meridian.Checkout'],
    ['s.kind', 'a text', 'service'],
    ['s.facing', 'a kind of service', 'businessFacing'],
    ['s.archetype', 'an archetype', 'Transactional'],
    ['s.tier', 'a text', 'M'],
    ['s.state', 'a state', 'operational'],
    ['s.since', 'a date', '2024-03-01'],
    ['s.part', 'a part of the portfolio', 'catalogue'],
    ['s.criticality', 'a level', 'high'],
    ['s.accountable', 'a team, person or unit', 'PayOps'],
    ['s.accountable.members', 'a collection of people', 'p01, p02'],
    ['s.consumers', 'a collection of consumers', 'Stores, Online'],
    ['s.consumers.share', 'a collection of percentages', '80%, 20%'],
    ['s.consumers.within', 'a collection of units', 'Retail, Retail'],
    ['s.demand', 'a rate', '520 tx/s'],
    ['s.percentile', 'a text', 'p95'],
    ['s.fit.functional', 'a number', '4'],
    ['s.sla.availability', 'a percentage', '99.9%'],
    ['s.sla.window', 'a window', 'monthly'],
    ['s.sla.hours', 'a calendar', 'AllDay'],
    ['s.sla.rto', 'a duration', '2 h'],
    ['s.sla.response.time', 'a collection of durations', '15 min'],
    ['s.cost.run', 'money per year', '480k EUR/year'],
    ['s.cost.total', 'money per year', '570k EUR/year'],
    ['s.requires', 'a collection of requirements', 'Platform, Network, IdentityA, IdentityB'],
    ['s.providers', 'a collection of providers', 'CoreIT, Hosting'],
    ['s.needs', 'a collection of needs', 'FastCheckout'],
    ['s.assets', 'a collection of assets', 'LegacyPos'],
    ['s.assets.retires', 'a collection of dates', '2027-03-31'],
    ['s.plans', 'a collection of plans', 'PayOps2026'],
    // 520 of 800 tx/s.
    ['s.utilisation', 'a percentage', '65%'],
    ['s.sizing', 'a sizing verdict', 'right'],
    // 570k EUR over 30M tx a year.
    ['s.unitCost', 'a rate of money', '0.019 EUR/tx'],
    ['Hosting.shareOfSpend', 'a percentage', 'unknown (the cost of Backbone)'],
    // The worked example of the semantics: 0.9995 · 0.9997 · (1 − 0.005²), and 0.9942 whatever fails together.
    ['s.composedAvailability', 'a percentage', '99.917516999625%'],
    ['s.guaranteedAvailability', 'a percentage', '99.42%'],
    ['s.dependencies', 'a collection of services', 'Backbone, IdentityA, IdentityB, Network, Platform'],
    ['Backbone.dependents', 'a collection of services', 'Network'],
  ])('%s is %s: %s', (text, type, value) => {
    expect(look(text)).toEqual({ type, problems: [], value });
  });

  it.each([
    ['s.utility = "Take card payments in store"', 'true'],
    ['s.state >= released and s.criticality > medium', 'true'],
    ['s.archetype = Transactional and Stores in s.consumers', 'true'],
    ['count(s.consumers where share > 50%)', '1'],
    ['sum(s.consumers.share)', '100%'],
    ['any(s.sla.response where priority = P1 and time <= 15 min)', 'true'],
    ['"volume" in s.given and not ("rationale" in s.given)', 'true'],
    ['s.cost.run > 400k/year', 'true'],
    ['all(s.requires where state = operational)', 'true'],
    ['count(services where facing = supporting)', '5'],
    ['s.demand < s.capacity', 'true'],
    ['portfolio.limits.runShare', '65%'],
    ['portfolio.limits.overlap', '60%'],
    ['portfolio.period.to - today', '215 days'],
    ['max(archetypes.tier.demand.to)', '5000 tx/s'],
    ['availability of Checkout > 99.9%', 'true'],
    ['meridian.Checkout.criticality = high', 'true'],
    ['s = meridian.Checkout', 'true'],
  ])('%s is %s', (text, value) => {
    expect(look(text)).toMatchObject({ problems: [], value });
  });
});

describe('what is missing', () => {
  it.each([
    ['s.successor', 'unknown (successor of Checkout)'],
    ['Platform.criticality = high', 'unknown (criticality of Platform)'],
    ['Platform.sla.availability', 'unknown (sla of Platform)'],
    ['s.sla.throughput', 'unknown (throughput of the agreement of Checkout)'],
    ['s.responsible.members', 'unknown (members of p01)'],
    ['confidence of Checkout', 'unknown (confidence of Checkout in 2026-02-01 .. 2027-01-31)'],
    ['count(incidents of Checkout)', 'unknown (incidents of Checkout)'],
  ])('%s is %s', (text, value) => {
    expect(look(text).value).toBe(value);
  });
});

describe('mistakes', () => {
  it.each([
    ['s.critcality', 'a service ("s") has no "critcality"; did you mean "criticality"?'],
    ['s.sla.availability > 4 h', 'a percentage ("s.sla.availability") cannot be compared with a duration ("4 h")'],
    ['s.state = operatonal', '"operatonal" is not a state; write one of'],
    ['meridian.Chekout.name = ""', 'a namespace meridian ("meridian") has no "Chekout"'],
    ['count(servces)', 'nothing is called "servces" here; did you mean "services"?'],
    [
      'confidence of Checkout > 90%',
      'a number ("confidence of meridian.Checkout") cannot be compared with a percentage ("90%")',
    ],
    [
      's.providers = Hosting',
      'a collection of providers ("s.providers") cannot be compared with a provider ("Hosting")',
    ],
  ])('%s', (text, message) => {
    expect(look(text).problems.join()).toContain(message);
  });
});

describe('the members of every kind', () => {
  it('have the name of every property of the schema', () => {
    for (const kind of KINDS) {
      const { header, body } = schemaOf(kind);
      const names = membersOf(element(kind)).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([...Object.keys(header), ...Object.keys(body)]));
      expect(names).toEqual([...names].sort());
    }
  });

  it('say what they are in a sentence', () => {
    for (const kind of KINDS) for (const { doc } of membersOf(element(kind))) expect(doc).toMatch(/^[`A-Z].*\.$/);
    for (const { doc } of COLLECTIONS) expect(doc).toMatch(/^[A-Z].*\.$/);
  });

  it('can be read of everything in the examples, and are of the type that they say', () => {
    const examples = KINDS.map((kind) => schemaOf(kind).example);
    let read = 0;
    for (const text of [meridian, SAMPLE, ...examples]) {
      const { portfolio } = snapshotOf(text);
      const known = figures(portfolio, { asOf: AS_OF });
      const values = new ModelValues(known, { document: '', namespace: '' });
      const visit = (value: ExpressionValue, type: ExpressionType, deep: number, where = ''): void => {
        if (!fits(value, type)) throw new Error(JSON.stringify([type, value, where]));
        if (value.type === 'collection' && type.type === 'collection') {
          for (const item of value.items) visit(item, type.of, deep, where);
          return;
        }
        if (deep === 0) return;
        for (const member of membersOf(type)) {
          const found = value.type === 'unknown' ? value : values.memberOf(value, member.name);
          expect([member.name, found]).not.toEqual([member.name, undefined]);
          read++;
          visit(found!, member.type, deep - 1, `${where}.${member.name}`);
        }
      };
      for (const { name, type } of COLLECTIONS) visit(values.lookup(name)!, type, 3);
    }
    expect(read).toBeGreaterThan(10_000);
  });
});

function fits(value: ExpressionValue, type: ExpressionType): boolean {
  if (value.type === 'unknown' || type.type === 'any') return true;
  if (type.type === 'text') return value.type === 'text' || value.type === 'word';
  if (type.type === 'word') return value.type === 'word' && type.words.includes(value.word);
  if (type.type === 'rate') return value.type === 'rate' && value.amount.type === type.amount.type;
  return value.type === type.type;
}
