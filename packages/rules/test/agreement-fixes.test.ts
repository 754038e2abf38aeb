import fc from 'fast-check';
import { figures } from '@btaas/portfolio';
import { expect, it } from 'vitest';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { type Finding, RULES, runRules } from '../src/index.js';
import { AS_OF, applyFix } from './rule-tester.js';

/** The rules about agreements, with those that a repair of an agreement could run into. */
const ABOUT_AGREEMENTS = RULES.filter(({ id }) => id.startsWith('BT2') || id === 'BT310' || id === 'BT307');
const RANK = { information: 0, warning: 1, error: 2 } as const;

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A { warranty { availability 90% monthly  rto 9 h } }
team T
provider In "Group IT" internal
provider Cloud external { commits { availability 99.6% monthly } }
calendar AllDay { open always }
calendar Office { open Mon..Fri 08:00..18:00 }
`;

const share = fc.constantFrom('90%', '95%', '98%', '99%', '99.5%', '99.6%', '99.9%', '99.95%');
const window = fc.constantFrom('monthly', 'monthly', 'monthly', 'yearly', 'weekly', '');
const terms = fc
  .record({
    share,
    window,
    hours: fc.constantFrom('', 'hours AllDay', 'hours Office'),
    times: fc.constantFrom(
      '',
      'response P1 5 min  resolution P1 2 h',
      'response P1 20 min  resolution P1 4 h  rpo 1 h',
    ),
    rto: fc.constantFrom('', 'rto 1 h', 'rto 4 h', 'rto 10 h'),
    excludes: fc.constantFrom('', '', 'excludes maintenance 4 h/month', 'excludes maintenance 2 h'),
    credit: fc.constantFrom('', '', 'credit below 99% pays 5%  credit below 95% pays 5%'),
    until: fc.constantFrom('', '', 'until 2026-10-31'),
  })
  .map(
    (each) =>
      `availability ${each.share} ${each.window}  ${each.hours}  ${each.times}  ${each.rto}  ${each.excludes}  ${each.credit}  ${each.until}`,
  );

const service = fc.record({
  sla: fc.option(terms, { nil: undefined }),
  agreement: fc.option(terms, { nil: undefined }),
  cloud: fc.boolean(),
  until: fc.constantFrom('', '', 'until 2026-12-31'),
  requires: fc.array(
    fc.record({
      members: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 3 }),
      count: fc.integer({ min: 1, max: 2 }),
      data: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});

const portfolios = fc.array(service, { minLength: 2, maxLength: 6 }).map((services) => {
  const text = services.map(({ sla, agreement, cloud, until, requires }, i) => {
    const needs = requires.flatMap(({ members, count, data }) => {
      const names = [...new Set(i === 0 ? [] : members.map((member) => `S${member % i}`))];
      if (names.length === 0) return [];
      return names.length === 1
        ? [`${names[0]}${data ? ' { data  handover 5 min }' : ''}`]
        : [`anyOf(${Math.min(count, names.length)}, ${names.join(', ')})`];
    });
    const required = needs.length === 0 ? '' : `requires ${needs.join(', ')}`;
    const offered = sla === undefined ? '' : `offering O { sla { ${sla} } }`;
    const body = `archetype A  accountable T  state operational  ${required}  ${offered}`;
    const commission =
      agreement === undefined
        ? ''
        : `commission S${i} to ${cloud ? 'Cloud' : 'In'} ${until} { ${cloud ? 'uc' : 'ola'} { ${agreement} } }\n`;
    return `service S${i} supporting { ${body} }\n${commission}`;
  });
  return HEAD + text.join('');
});

function found(text: string): readonly Finding[] {
  const { portfolio, findings } = snapshotOf(text);
  const said = runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF }) }, { rules: ABOUT_AGREEMENTS });
  // What the language says of a text after a repair counts as well.
  return [
    ...(findings as readonly Finding[]).filter(({ id }) => ['BT000', 'BT001', 'BT011'].includes(id)),
    ...said.findings,
  ];
}

/** A promise that is too high is so by the weakest link, by all together, or only if they fail together. */
const PROMISED = ['BT201', 'BT202', 'BT203'];

/** What is as grave as a finding, as `id element`, sorted. */
function grave(findings: readonly Finding[], level: Finding['level']): readonly string[] {
  return findings
    .filter((each) => RANK[each.level] >= RANK[level])
    .map(({ id, element }) => `${PROMISED.includes(id) ? 'availability' : id} ${element}`)
    .sort();
}

it('mends what it says it mends, whatever the agreements, and breaks nothing as grave', () => {
  let applied = 0;
  fc.assert(
    fc.property(portfolios, (text) => {
      const before = found(text);
      for (const finding of before.filter(({ id }) => id.startsWith('BT2'))) {
        for (const fix of finding.fixes ?? []) {
          const mended = applyFix(text, fix);
          const after = found(mended);
          applied++;
          const same = (each: Finding) =>
            each.id === finding.id && each.element === finding.element && each.message === finding.message;
          expect([fix.title, after.filter(same).length]).toEqual([fix.title, before.filter(same).length - 1]);
          const left = [...grave(before, finding.level)];
          const more = grave(after, finding.level).filter((each) => {
            const at = left.indexOf(each);
            if (at >= 0) left.splice(at, 1);
            return at < 0;
          });
          expect([finding.message, fix.title, more, mended]).toEqual([finding.message, fix.title, [], mended]);
        }
      }
    }),
    { seed: 20260707, numRuns: 60 },
  );
  expect(applied).toBeGreaterThan(200);
});
