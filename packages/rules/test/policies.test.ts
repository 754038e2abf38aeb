import { figures } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { AS_OF, snapshotOf } from '../../../test/support/portfolio.js';
import { type Finding, policyRules, runRules } from '../src/index.js';
import { textAt } from './rule-tester.js';

const SHOP = `namespace shop
portfolio Shop { currency EUR  period 2026-01-01 .. 2026-12-31 }
archetype A
team T
provider Near internal
provider Far external
service Checkout "Store checkout" businessFacing {
  archetype A  accountable T  state operational  criticality high  requires Network  cost run 480k/year
}
service Network supporting { archetype A  accountable T  state operational  criticality high }
service Loyalty supporting { archetype A  accountable T  state defined }
commission Network to Far { review monthly }
`;
const DUAL = `policy DualSourcing "Critical services have two suppliers" {
  for s in services where s.state = operational and s.criticality = high
  require count(s.providers) >= 2
  message "{s.name} depends on {s.providers} alone"
}`;

function findings(policy: string): readonly Finding[] {
  const { portfolio } = snapshotOf(SHOP + policy);
  const context = { portfolio, figures: figures(portfolio, { asOf: AS_OF }) };
  return runRules(context).findings.filter(({ id }) => id.startsWith('shop.') || id === 'BT011');
}
const shown = (policy: string) => findings(policy).map(({ id, level, message }) => `${id} ${level}: ${message}`);
const placed = (policy: string) => findings(policy).map(({ at }) => textAt(SHOP + policy, at));

describe('a policy', () => {
  it('names twenty of a large collection in its message, and says how many more there are', () => {
    const teams = Array.from({ length: 25 }, (_, index) => `team T${index + 10}\n`).join('');
    const policy = 'policy P { for s in services where s.state = defined  require false  message "{teams}" }';
    // T, and T10 to T34
    const named = ['T', ...Array.from({ length: 19 }, (_, index) => `T${index + 10}`)].join(', ');
    expect(shown(teams + policy)).toEqual([`shop.P warning: ${named} and 6 more`]);
  });

  it('is broken by the elements that it is about and that do not meet it, under its own name and with its own words', () => {
    expect(shown(DUAL)).toEqual([
      'shop.DualSourcing warning: Checkout depends on Far alone',
      'shop.DualSourcing warning: Network depends on Far alone',
    ]);
    expect(placed(DUAL)).toEqual(['Checkout', 'Network']);
    expect(findings(DUAL)[0]!.element).toBe('shop.Checkout');
  });

  it('says what is asked for where it has no message', () => {
    const policy = 'policy Owned { for s in services where s.state = defined  require count(s.responsible) > 0 }';
    expect(shown(policy)).toEqual(['shop.Owned warning: Loyalty breaks Owned: count(s.responsible) > 0 does not hold']);
  });

  it('takes the words of lists as such, also where something without a namespace is called like one', () => {
    const text = `${SHOP.replace('namespace shop', '')}unit high\nunit operational
policy P { for s in services where s.state = operational  require s.criticality != high  message "{s.name} is high" }`;
    const { portfolio } = snapshotOf(text);
    const { findings: all } = runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF }) });
    const own = all.filter(({ id }) => id === 'P' || id === 'BT011').map(({ message }) => message);
    expect(own).toEqual(['Checkout is high', 'Network is high']);
  });

  it('can name what stands in a namespace that is called like a word', () => {
    const policy = 'policy P { for u in units  require u != rewards.core.Bonus  message "{rewards.core.Bonus.name}" }';
    const { portfolio } = snapshotOf({ 'a.btaas': SHOP + policy, 'b.btaas': 'namespace rewards.core\nunit Bonus' });
    const { findings: all } = runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF }) });
    expect(all.filter(({ id }) => id === 'BT011' || id === 'shop.P').map(({ message }) => message)).toEqual(['Bonus']);
  });

  it('has the severity that it states', () => {
    const policy = (severity: string) =>
      `policy Never ${severity} { for s in services where s.state = defined  require false }`;
    expect(shown(policy('error'))[0]).toContain('shop.Never error:');
    expect(shown(policy('information'))[0]).toContain('shop.Never information:');
  });

  it('says what it cannot judge, once for an element', () => {
    const policy = 'policy Cheap { for s in services where s.state = operational  require s.cost.run < 1M/year }';
    expect(shown(policy)).toEqual([
      'shop.Cheap information: whether Network meets Cheap cannot be judged: the cost of Network is missing',
    ]);
  });

  it('says once of which elements it cannot tell whether they are meant', () => {
    const policy = 'policy Critical { for s in services where s.criticality = high  require s.state = operational }';
    expect(shown(policy)).toEqual([
      'shop.Critical information: Critical leaves Loyalty out, of which it cannot be told whether s.criticality = high',
    ]);
    expect(placed(policy)).toEqual(['s.criticality = high']);
  });

  it('can be about anything that the portfolio holds, and about parts of it', () => {
    const policy = 'policy Reviewed { for c in commissions  require c.review = quarterly }';
    expect(shown(policy)).toEqual([
      'shop.Reviewed warning: shop.commission Network to Far breaks Reviewed: c.review = quarterly does not hold',
    ]);
    const parts = 'policy Wired { for r in services.requires  require r.handover < 10 min }';
    expect(shown(parts)).toEqual([
      'shop.Wired information: whether Network meets Wired cannot be judged: handover of Network is missing',
    ]);
  });

  it('can ask whether a property is given', () => {
    const policy = 'policy Planned { for p in providers where p.sourcing = external  require plan in p.given }';
    expect(shown(policy)).toEqual(['shop.Planned warning: Far breaks Planned: plan in p.given does not hold']);
  });

  it('compares what it is about with elements by name', () => {
    const policy = 'policy NotFar { for c in commissions  require c.to != Far  message "{c.service} is with {c.to}" }';
    expect(shown(policy)).toEqual(['shop.NotFar warning: Network is with Far']);
  });
});

describe('a policy with a mistake', () => {
  it.each([
    [
      'for s in services  require s.cost.run > 4 h',
      'money per year ("s.cost.run") cannot be compared with a duration ("4 h")',
    ],
    [
      'for s in services  require s.criticalty = high',
      'a service ("s") has no "criticalty"; did you mean "criticality"?',
    ],
    ['for s in service  require true', 'nothing is called "service" here; did you mean "services"?'],
    ['for s in Checkout  require true', 'expected a collection such as "services", not a service'],
    ['for s in services  require s.name', 'expected a condition, not a text'],
    ['for s in services where s.name  require true', 'expected a condition, not a text'],
    ['for s in services  require false  message "{s.nam}"', 'a service ("s") has no "nam"; did you mean "name"?'],
  ])('%s', (body, message) => {
    expect(shown(`policy P { ${body} }`)).toEqual([`BT011 error: ${message}`]);
  });

  it('is reported on the policy, at the part that is wrong', () => {
    expect(placed('policy P { for s in services  require s.cost.run > 4 h }')).toEqual(['s.cost.run > 4 h']);
    expect(placed('policy P { for s in services  require false  message "no {s.nam} here" }')).toEqual(['s.nam']);
  });

  it('that shows only with the values is reported once, and the other rules go on', () => {
    const policy = `${DUAL}\npolicy P { for s in services  require s.volume > 5 tx/s or s.name = "" }
service A supporting { archetype A  accountable T  state defined  volume 3 calls/day }
service B supporting { archetype A  accountable T  state defined  volume 3 calls/day }`;
    const found = shown(policy).filter((each) => each.startsWith('shop.P error'));
    expect(found).toEqual([
      'shop.P error: P cannot be evaluated: 3 calls/day and 5 tx/s do not fit together in "s.volume > 5 tx/s"',
    ]);
    expect(shown(policy).filter((each) => each.startsWith('shop.DualSourcing'))).toHaveLength(2);
  });

  const count = (depth: number, leaf: string): string =>
    depth === 0 ? leaf : `count(services where ${count(depth - 1, leaf)}) >= 0`;

  it('is stopped when it takes too many steps for one element, each of which has its own', () => {
    const slow = `policy Slow { for a in services  require ${count(14, 'a.name != ""')} }`;
    expect(shown(slow)).toEqual([
      'shop.Slow error: Slow cannot be evaluated: the expression takes more than 10000 steps; narrow its collections with "where"',
    ]);
    expect(shown(`policy Slow { for a in services  require ${count(6, 'a.name != ""')} }`)).toEqual([]);
  });

  it('is stopped when it takes too many steps for all that it goes through, where that is put together first', () => {
    const slow = `policy Slow { for r in services.requires  require ${count(14, 'r.name != ""')} }`;
    expect(shown(slow)).toEqual([
      'shop.Slow error: Slow cannot be evaluated: the expression takes more than 2000000 steps; narrow its collections with "where"',
    ]);
    expect(shown(`policy Slow { for r in services.requires  require ${count(8, 'r.name != ""')} }`)).toEqual([]);
  });

  it('asks what is no matter of the element once for all of them, with steps of its own', () => {
    const services = Array.from({ length: 4_000 }, (_, i) => `service S${i} supporting { archetype A }`).join('\n');
    const rare = 'count(services where facing = businessFacing)';
    const policy = `policy Rare { for s in services where s.name = S17.name  require ${rare} > 1  message "only {${rare}} beside {s.name}" }`;
    // 4 002 services of some steps each are more than one element may take, and 16 million were they gone through for each.
    expect(shown(`${policy}\n${services}`)).toEqual(['shop.Rare warning: only 1 beside S17']);
    expect(shown(`policy Slow { for s in services  require ${count(14, 'true')} or s.name = "" }`)).toEqual([
      'shop.Slow error: Slow cannot be evaluated: the expression takes more than 2000000 steps; narrow its collections with "where"',
    ]);
  });

  it('judges all other elements where one cannot be evaluated', () => {
    const policy = `policy P { for s in services where s.state = defined  require s.volume > 5 tx/s }
service A supporting { archetype A  accountable T  state defined  volume 3 calls/day }
service B supporting { archetype A  accountable T  state defined  volume 3 tx/day }
service C supporting { archetype A  accountable T  volume 3 tx/day }`;
    expect(shown(policy).sort()).toEqual([
      'shop.P error: P cannot be evaluated: 3 calls/day and 5 tx/s do not fit together in "s.volume > 5 tx/s"',
      'shop.P information: P leaves C out, of which it cannot be told whether s.state = defined',
      'shop.P information: whether Loyalty meets P cannot be judged: volume of Loyalty is missing',
      'shop.P warning: B breaks P: s.volume > 5 tx/s does not hold',
    ]);
  });

  it('with a depth beyond all measure is refused', () => {
    const deep = `policy Deep { for s in services  require ${'not '.repeat(300)}true }`;
    expect(shown(deep).join()).toContain('BT011 error: the expression is nested deeper than 200 levels');
  });
});

describe('policyRules', () => {
  it('looks at one element at a time where a policy is about all of one kind, else at all it is about together', () => {
    const { portfolio } = snapshotOf(`${SHOP}${DUAL}
policy Parts { for r in services.requires  require true }
policy People { for p in people  require true }`);
    expect(
      policyRules(portfolio).map(({ of, check, gather, checkAll, id }) => [id, of, !!check, !!gather, !!checkAll]),
    ).toEqual([
      ['shop.DualSourcing', ['service'], true, true, false],
      ['shop.Parts', undefined, false, false, true],
      ['shop.People', ['person'], true, true, false],
    ]);
  });

  it('gives each policy its qualified name, its title and its level', () => {
    const { portfolio } = snapshotOf(`${SHOP}${DUAL}\npolicy B error { for s in services  require true }`);
    expect(policyRules(portfolio).map(({ id, title, level }) => [id, title, level])).toEqual([
      ['shop.B', 'B', 'error'],
      ['shop.DualSourcing', 'Critical services have two suppliers', 'warning'],
    ]);
  });
});
