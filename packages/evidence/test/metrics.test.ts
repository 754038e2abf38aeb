import { describe, expect, it } from 'vitest';
import { BASE, measuredFrom, shown } from './support.js';

const TICKETS = `${BASE}
source Tickets from "t.csv" { service svc  at closed }
`;
const CSV = [
  'svc,closed,fixed_first,minutes,severity,user,open',
  'Checkout,2026-07-01,1,30,P1,a,true',
  'Checkout,2026-07-02,0,90,P2,b,false',
  'Checkout,2026-08-03,1,12.5,P1,a,false',
  'Platform,2026-08-04,1,1,P3,c,true',
  '',
].join('\n');

async function july(metric: string, text = TICKETS, csv = CSV): Promise<string | undefined> {
  const { lock, findings } = await measuredFrom(`${text}\nmetric M { from Tickets  value ${metric}  better higher }`, {
    't.csv': csv,
  });
  const [problem] = findings.filter(({ level }) => level === 'error');
  if (problem !== undefined) return problem.message.replace(' is not measured', '');
  const found = lock.values.find(({ element, period }) => element === 'Checkout' && period.from === '2026-07-01');
  return found && shown(found).replace(/.*: (.*) \(.*/, '$1');
}

describe('a declared metric', () => {
  it.each([
    ['sum(fixed_first) / count()', '0.5'],
    ['count(fixed_first where fixed_first = 1)', '1'],
    ['count() * 2 + 1', '5'],
    ['avg(minutes)', '60'],
    ['min(minutes)', '30'],
    ['max(minutes where severity = P2)', '90'],
    ['sum(minutes where severity = "P1" or minutes > 80)', '120'],
    ['sum(minutes * 2)', '240'],
    ['sum(minutes / 60)', '2'],
    ['sum(if severity = P1 then minutes else 0)', '30'],
    ['count(distinct(user))', '2'],
    ['count(svc where closed = 2026-07-02)', '1'],
    ['count(svc where closed in 2026-07)', '2'],
    ['count(svc where not open)', '1'],
    ['count(svc where severity != P1)', '1'],
    ['if any(open) then 1 else 0', '1'],
    ['sum(minutes where minutes > 5%)', '120'],
  ])('%s is %s', async (metric, value) => expect(await july(metric)).toBe(value));

  it('is computed exactly: a third is a third', async () => {
    const csv = 'svc,closed,n\nCheckout,2026-07-01,0.1\nCheckout,2026-07-01,0.2\nCheckout,2026-07-01,0.3\n';
    const { lock } = await measuredFrom(
      `${TICKETS}\nmetric M { from Tickets  value sum(n) / count() * 10 / 3  better higher }`,
      { 't.csv': csv },
    );
    const [value] = lock.values.filter(({ element }) => element === 'Checkout').map((each) => each.value);
    expect(value).toMatchObject({ type: 'number' });
    expect(JSON.stringify(value)).toContain('"2/3"');
  });
  it('has the unit that it declares, and keeps both sides of a ratio', async () => {
    const { lock } = await measuredFrom(
      `${TICKETS}\nmetric M { from Tickets  value sum(fixed_first) / count()  unit %  better higher }`,
      { 't.csv': CSV },
    );
    const [value] = lock.values.filter(({ element, period }) => element === 'Checkout' && period.to === '2026-12-31');
    expect(JSON.stringify(value)).toContain(
      '"value":{"type":"percent","value":"200/3"},"numerator":"2","denominator":"3"',
    );
  });
  it('counts distinct values of all rows that an element goes by, and of the whole source', async () => {
    const users = ['Checkout,a', 'Checkout,b', 'Store checkout,a', 'Store checkout,c', 'Platform,d', 'Nobody,e'];
    const file = [
      'svc,closed,user',
      ...users.map((each, i) => each.replace(',', `,2026-0${7 + (i % 2)}-01,`)),
      '',
    ].join('\n');
    const { lock } = await measuredFrom(
      `${TICKETS}\nmetric M { from Tickets  value count(distinct(user))  better higher }`,
      { 't.csv': file },
    );
    const year = lock.values.filter(({ period }) => period.to === '2026-12-31').map(shown);
    expect(year).toEqual([
      'M  2026-01-01 .. 2026-12-31: 5 (6 of Tickets)',
      'M Checkout 2026-01-01 .. 2026-12-31: 3 (4 of Tickets)',
      'M Platform 2026-01-01 .. 2026-12-31: 1 (1 of Tickets)',
    ]);
    // In July: a as Checkout and a as Store checkout.
    expect(lock.values.map(shown)).toContain('M Checkout 2026-07: 1 (2 of Tickets)');
  });
  it('is measured for the whole source too', async () => {
    const { lock } = await measuredFrom(`${TICKETS}\nmetric M { from Tickets  value count()  better higher }`, {
      't.csv': CSV,
    });
    expect(lock.values.filter(({ element }) => element === '').map(shown)).toContain('M  2026-08: 2 (2 of Tickets)');
  });
  it.each([
    ['sum(minuts)', 'M: there is no column "minuts"; did you mean "minutes"?'],
    ['sum(minutes where severty = P1)', 'M: there is no column "severty"; did you mean "severity"?'],
    ['sum(minutes where severity)', undefined],
    ['sum(if severity = P1 then minutes else "x")', 'M: "minutes" and ""x"" are of two types'],
  ])('%s: %s', async (metric, message) => {
    const result = await july(metric);
    if (message === undefined) expect(result).toBeUndefined();
    else expect(result).toBe(message);
  });
  it('rejects rows with a text for a number', async () => {
    const { lock } = await measuredFrom(`${TICKETS}\nmetric M { from Tickets  value sum(minutes)  better higher }`, {
      't.csv': CSV.replace('90', 'long'),
    });
    expect(lock.sources[0]!.firstRejected).toEqual([
      { file: 't.csv', row: 3, reason: '"minutes" is not a number: "long"' },
    ]);
  });
});

describe('where', () => {
  it('leaves rows out, and counts them', async () => {
    const text = TICKETS.replace('at closed', 'at closed where severity != P2 and minutes < 40');
    const { lock } = await measuredFrom(`${text}\nmetric M { from Tickets  value count()  better higher }`, {
      't.csv': CSV,
    });
    expect(lock.values.filter(({ element }) => element === 'Checkout').map(shown)).toContain(
      'M Checkout 2026-07: 1 (1 of Tickets)',
    );
    expect(lock.sources[0]!.leftOut).toBe(1);
  });
});

const AGREED = `
portfolio P { currency EUR  period 2026-07-01 .. 2026-07-31 }
calendar Office { open Mon..Fri 08:00..18:00  zone "Europe/Berlin" }
archetype A
team Owners
service Checkout businessFacing { archetype A  accountable Owners  state operational
  offering Standard { sla { availability 99% monthly  hours Office  resolution P1 4 h } } }
service Platform supporting { archetype A  accountable Owners  state operational }
person p
plan N { for p  period 2026-07-01 .. 2026-07-31  target 1k EUR  cap 100%  component availability of Platform weight 100% { 99% -> 100% }
  gate "No P1" when count(incidents of Checkout where severity = P1) = 0 else zero
  gate "Short" when max((incidents of Checkout).duration where priority = P1) <= 4 h else zero
  gate "None" when count(incidents of Platform) = 0 else zero }
source Outages from "i.csv" { format incidents  zone "Europe/Berlin" }
`;

describe('incidents', () => {
  // July 2026 has 23 working days of 10 hours: 13 800 minutes.
  const csv = [
    'service,start,end,severity,priority',
    'Checkout,2026-07-01 07:00,2026-07-01 09:00,P1,P1', // 60 minutes within the hours
    'Checkout,2026-07-01 08:30,2026-07-01 09:30,P2,P1', // 30 more
    'Checkout,2026-07-04 10:00,2026-07-05 10:00,P1,P2', // a weekend
    'Checkout,2026-07-06 12:00,2026-07-06 17:00,P2,P1', // 300, longer than promised
    'Checkout,2026-07-31 17:30,,P3,P3', // not over: 30
    '',
  ].join('\n');

  it('lower availability by the agreed hours in which one ran: 13 800 − 420 of 13 800', async () => {
    const { lock, findings } = await measuredFrom(AGREED, { 'i.csv': csv });
    expect(findings).toEqual([]);
    const found = lock.values.find(({ metric, element }) => metric === 'availability' && element === 'Checkout');
    expect([String(found!.numerator), String(found!.denominator)]).toEqual(['13380', '13800']);
  });
  it('are none for a service that a plan asks about and that has none: 100%', async () => {
    const { lock } = await measuredFrom(AGREED, { 'i.csv': csv });
    expect(lock.values.map(shown)).toContain('availability Platform 2026-07-01 .. 2026-07-31: 100% (0 of Outages)');
  });
  it('are resolved in time in 2 of 3 cases for which a time is promised', async () => {
    const { lock } = await measuredFrom(AGREED, { 'i.csv': csv });
    const found = lock.values.find(({ metric }) => metric === 'resolutionAttainment');
    expect([String(found!.numerator), String(found!.denominator)]).toEqual(['2', '3']);
  });
  it('are answered in time in 1 of 2 cases: 30 and 90 minutes of which 10 and 60 lie within the hours', async () => {
    const text = AGREED.replace('resolution P1 4 h', 'resolution P1 4 h  response P1 15 min').replace(
      '{ format incidents',
      '{ format incidents  at answered',
    );
    const file = [
      'service,start,answered,end,severity,priority',
      'Checkout,2026-07-01 07:40,2026-07-01 08:10,2026-07-01 09:00,P1,P1',
      'Checkout,2026-07-02 07:30,2026-07-02 09:00,2026-07-02 09:30,P1,P1',
      'Checkout,2026-07-03 10:00,,,P1,P1',
      'Checkout,2026-07-03 10:00,soon,,P1,P1',
      '',
    ].join('\n');
    const { lock } = await measuredFrom(text, { 'i.csv': file });
    const found = lock.values.find(({ metric }) => metric === 'responseAttainment');
    expect([String(found!.numerator), String(found!.denominator)]).toEqual(['1', '2']);
    expect(lock.sources[0]!.firstRejected).toEqual([
      { file: 'i.csv', row: 5, reason: '"answered" is no time: "soon"' },
    ]);
  });
  it('are counted for gates, also where there are none', async () => {
    const { lock } = await measuredFrom(AGREED, { 'i.csv': csv });
    const gates = lock.values.filter(({ metric }) => metric.includes(' gate ')).map(shown);
    expect(gates).toEqual([
      'N gate "No P1": count(incidents of Checkout where severity = P1) Checkout 2026-07-01 .. 2026-07-31: 2 (5 of Outages)',
      'N gate "None": count(incidents of Platform) Platform 2026-07-01 .. 2026-07-31: 0 (0 of Outages)',
      'N gate "Short": max((incidents of Checkout).duration where priority = P1) Checkout 2026-07-01 .. 2026-07-31: 18M ms (5 of Outages)',
    ]);
  });
  it('that end before they begin are rejected', async () => {
    const bad = csv.replace('2026-07-06 17:00', '2026-07-06 11:00');
    const { lock } = await measuredFrom(AGREED, { 'i.csv': bad });
    expect(lock.sources[0]!.firstRejected).toEqual([
      { file: 'i.csv', row: 5, reason: '"end" lies before the start: "2026-07-06 11:00"' },
    ]);
  });
});

describe('prometheus', () => {
  const answer = (values: readonly (readonly [number, string])[]) =>
    JSON.stringify({
      status: 'success',
      data: { resultType: 'matrix', result: [{ metric: { __name__: 'up', service: 'Checkout' }, values }] },
    });
  const text = `${BASE}\nsource Up from "*.json" { format prometheus }`;
  // 2026-07-01T00:00:00Z is 1782864000.
  it('reads range results: 3 of 4 samples were up', async () => {
    const { lock } = await measuredFrom(text, {
      'a.json': answer([
        [1782864000, '1'],
        [1782864060.5, '0'],
        [1782864120, '1'],
        [1782864180, '1'],
      ]),
    });
    expect(lock.values.map(shown)).toContain('availability Checkout 2026-07: 75% (4 of Up)');
  });
  it('rejects a sample that is no number', async () => {
    const { lock } = await measuredFrom(text, { 'a.json': answer([[1782864000, 'NaN']]) });
    expect(lock.sources[0]).toMatchObject({ files: [{ rows: 1, rejected: 1 }] });
  });
  it('refuses another answer', async () => {
    const { findings } = await measuredFrom(text, { 'a.json': '{"status":"error"}' });
    expect(findings[0]!.message).toMatch(/"a.json" is not the answer to a range query/);
  });
});

describe('surveys', () => {
  const text = `${BASE}
survey H1 on 2026-06-30 {
  entry Checkout by Retail on reliability { importance 5  expectation 5  confidence 3.9  respondents 42 }
  entry Checkout by Retail on speed { importance 4  expectation 4  confidence 4.2  respondents 17 }
  file "s.csv"
}`;
  const csv =
    'element,by,on,importance,expectation,confidence,respondents\nPlatform,Retail,speed,3,4,2,10\nPlatform,Nobody,speed,3,4,2,10\nPlatform,Retail,x,3,four,2,10\n';
  it('measure expectation, confidence and the gap: 20.7734% for the example of section 1', async () => {
    const { lock } = await measuredFrom(text, { 's.csv': csv });
    const month = lock.values
      .filter(({ element, period }) => element === 'Checkout' && period.from === '2026-06-01')
      .map(shown);
    // (42 · 3.9 + 17 · 4.2) / 59; 57.75 / 278.
    expect(month).toEqual([
      'confidence Checkout 2026-06: 3.986441 (2 of H1)',
      'expectation Checkout 2026-06: 4.711864 (2 of H1)',
      'gap Checkout 2026-06: 20.773381 (2 of H1)',
    ]);
  });
  it('name all columns that are missing, and all that are wanted', async () => {
    const { findings } = await measuredFrom(text, { 's.csv': 'element,unit,on,importance,expected\n' });
    expect(findings.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'error: nothing is measured from H1: there is no column "by", "expectation", "confidence", "respondents"; the answers of a survey have the columns element, by, on, importance, expectation, confidence, respondents, and this file has element, unit, on, importance, expected',
    ]);
  });
  it('read more answers from their files', async () => {
    const { lock, findings } = await measuredFrom(text, { 's.csv': csv });
    expect(lock.surveyRows).toHaveLength(1);
    expect(lock.values.map(shown)).toContain('confidence Platform 2026-06: 2 (1 of H1)');
    expect(findings.map(({ message }) => message)).toEqual([
      '2 rows are rejected in "s.csv" of H1 (3: no unit is called "Nobody"; 4: "expectation" is not a number: "four")',
    ]);
  });
});
