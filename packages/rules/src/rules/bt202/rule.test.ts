import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal
`;
const supporting = (name: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }\n`;
const agreed = (name: string, availability: string, more = '') =>
  `${supporting(name, more)}commission ${name} to In { ola { ${availability} } }\n`;
const promising = (availability: string, requires: string) =>
  `service S "Sales" businessFacing { archetype A  accountable T  state operational  requires ${requires}
  offering Gold { sla { availability ${availability} } } }\n`;
const CHAIN = `${agreed('N', 'availability 99.95% monthly')}${agreed('M', 'availability 99.9% monthly')}`;

describe('BT202', () => {
  it('refuses a promise above the composed value: 0.9995 · 0.999 = 0.9985005', () => {
    const text = `${HEAD}${CHAIN}${promising('99.9% monthly', 'N, M')}`;
    expect(messagesOf(rule, text)).toEqual([
      'error: The SLA Gold of Sales promises 99.9% monthly, but what stands behind it composes to 99.85%: the OLA of Group IT for M (99.9% monthly); the OLA of Group IT for N (99.95% monthly)',
    ]);
    expect(placesOf(rule, text)).toEqual(['99.9%']);
    expect(messagesOf(rule, `${HEAD}${CHAIN}${promising('99.85% monthly', 'N, M')}`)).toEqual([]);
  });

  it('names eight of a long chain, and where members of a choice are several things, which belong together', () => {
    const long = Array.from({ length: 10 }, (_, index) => `N${index}`);
    const chain = long.map((name) => agreed(name, 'availability 99.9% monthly')).join('');
    const [of10] = messagesOf(rule, `${HEAD}${chain}${promising('99.9% monthly', long.join(', '))}`);
    expect(of10).toMatch(/for N7 \(99\.9% monthly\); and 2 more$/);
    const sites = `${supporting('A1', 'requires N0, N1')}${supporting('B1', 'requires N2, N3')}`;
    const [choice] = messagesOf(rule, `${HEAD}${chain}${sites}${promising('99.9999% monthly', 'anyOf(1, A1, B1)')}`);
    expect(choice).toMatch(/at least 1 of \(.* for N0 and .* for N1\) and \(.* for N2 and .* for N3\)$/);
  });

  it('leaves what is above the weakest link to BT201', () => {
    expect(messagesOf(rule, `${HEAD}${CHAIN}${promising('99.92% monthly', 'N, M')}`)).toEqual([]);
  });

  it('speaks while something is unknown that could not help', () => {
    const text = `${HEAD}${CHAIN}${supporting('O')}${promising('99.9% monthly', 'N, M, O')}`;
    expect(messagesOf(rule, text)[0]).toContain('composes to 99.85% at most');
    expect(fixed(rule, text, 'Lower the promise to 99.85%')).toContain('sla { availability 99.85% monthly }');
    expect(findingsOf(rule, fixed(rule, text, 'Raise the OLA of Group IT for M to 99.95%'))).toEqual([]);
  });

  it('says what is missing where agreements are silent about availability, once for a service', () => {
    const text = `${HEAD}${agreed('N', 'rto 4 h')}${agreed('M', 'rto 4 h')}${promising('99.9% monthly', 'N, M')}`;
    expect(messagesOf(rule, text)).toEqual([
      'information: The availability of S cannot be judged: the availability of the OLA of Group IT for M, the availability of the OLA of Group IT for N are missing',
    ]);
  });

  it('leaves a service without any agreement to BT209, and a name that stands for nothing to BT001', () => {
    expect(messagesOf(rule, `${HEAD}${supporting('N')}${promising('99.9% monthly', 'N')}`)).toEqual([]);
    expect(messagesOf(rule, `${HEAD}${promising('99.9% monthly', 'Gone')}`, { mistakes: true })).toEqual([]);
  });

  it('offers the smallest single change of each supplier that is enough, and the promise that can be kept', () => {
    const text = `${HEAD}${CHAIN}${promising('99.88% monthly', 'N, M')}`;
    // M: 0.9988 / 0.9995 = 0.99929964… → 99.93; N: 0.9988 / 0.999 = 0.99979979… → 99.98; the composed 99.85005 → 99.85.
    const fixes = findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);
    expect(fixes.filter((title) => !title.includes('Twin'))).toEqual([
      'Raise the OLA of Group IT for M to 99.93%',
      'Raise the OLA of Group IT for N to 99.98%',
      'Lower the promise to 99.85%',
    ]);
    for (const title of fixes) expect([title, findingsOf(rule, fixed(rule, text, title))]).toEqual([title, []]);
  });

  it('takes more decimals where two are not enough, and offers nothing where no commitment is', () => {
    const close = `${HEAD}${agreed('N', 'availability 99.99% monthly')}${agreed('M', 'availability 99.99% monthly')}${promising('99.985% monthly', 'N, M')}`;
    // 0.99985 / 0.9999 = 0.99994999… → 99.995 %, as two decimals would have to be 100 %.
    expect(findingsOf(rule, close)[0]!.fixes!.map(({ title }) => title)).toContain(
      'Raise the OLA of Group IT for M to 99.995%',
    );
    const beyond = `${HEAD}${CHAIN}${promising('99.9% monthly', 'N, M')}`;
    // Without N alone M cannot be up for more than always: 1 · 0.9995 ≥ 0.999, but N at 100 % leaves M's 99.9 %.
    const titles = findingsOf(rule, beyond)[0]!.fixes!.map(({ title }) => title);
    expect(titles.filter((title) => title.includes('for N to'))).toEqual([]);
    expect(titles).toContain('Raise the OLA of Group IT for M to 99.95%');
  });

  it('does not lower an OLA on which an SLA leans that would break', () => {
    const text = `${HEAD}${agreed('D', 'availability 99.95% monthly')}${agreed('E', 'availability 99.95% monthly')}
${agreed('N', 'availability 99.92% monthly', 'requires D, E')}${promising('99.92% monthly', 'N')}`;
    const fixes = findingsOf(rule, text).flatMap((found) => found.fixes!.map(({ title }) => title));
    expect(fixes.filter((title) => title.startsWith('Lower'))).toEqual([]);
    const unused = `${HEAD}${agreed('D', 'availability 99.95% monthly')}${agreed('E', 'availability 99.95% monthly')}
${agreed('N', 'availability 99.92% monthly', 'requires D, E')}`;
    expect(findingsOf(rule, unused).flatMap((found) => found.fixes!.map(({ title }) => title))).toContain(
      'Lower the promise to 99.9%',
    );
  });
});
