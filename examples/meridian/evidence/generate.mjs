// Writes the data files of this folder: made up, but the same for ever. Run it from the root of the repository:
//   npx node examples/meridian/evidence/generate.mjs
// and measure again with `btaas evidence examples/meridian --refresh`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const folder = import.meta.dirname;
const SEED = 2026;
/** The last day of data. */
const UNTIL = '2026-11-22';
const MONTHS = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'];
const PROBES_A_DAY = 1440;

/** mulberry32: a number from 0 to below 1. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = randomFrom(SEED);
const pad = (n) => String(n).padStart(2, '0');
const daysOf = (month) => {
  const last = new Date(Date.UTC(2026, Number(month), 0)).getUTCDate();
  return Array.from({ length: last }, (_, i) => `2026-${month}-${pad(i + 1)}`).filter((day) => day <= UNTIL);
};
const csv = (name, header, rows) =>
  writeFileSync(join(folder, name), `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`);

/** Failed probes a month, and months that were worse. */
const FAILURES = {
  Checkout: { usual: 33, '03': 70, '06': 47 },
  Platform: { usual: 12, '05': 30 },
  Network: { usual: 6, '09': 21 },
  IdentityA: { usual: 120 },
  IdentityB: { usual: 140, '04': 260 },
  WebShop: { usual: 30, '06': 95 },
  Loyalty: { usual: 34, '08': 52 },
  Returns: { usual: 90 },
};

async function probes() {
  const target = join(folder, 'probes');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const month of MONTHS) {
    const days = daysOf(month);
    const values = Object.entries(FAILURES).flatMap(([service, failures]) => {
      const wanted = Math.round(((failures[month] ?? failures.usual) * days.length) / 30);
      const failed = days.map(() => 0);
      for (let i = 0; i < wanted; i++) failed[Math.floor(random() * days.length)] += 1;
      return days.map((day, i) => `('${service}', DATE '${day}', ${PROBES_A_DAY - failed[i]}, ${PROBES_A_DAY})`);
    });
    await connection.run(
      `COPY (SELECT * FROM (VALUES ${values.join(', ')}) t(service, ts, ok, n)) TO '${join(target, `2026-${month}.parquet`)}'`,
    );
  }
  connection.closeSync();
}

/** What a service costs a month, by kind of charge, around what the portfolio declares. */
const CHARGES = {
  Checkout: { Compute: 21_000, Databases: 14_000, Storage: 5_400, Networking: 7_000 },
  Platform: { Compute: 25_000, Containers: 14_000, Management: 6_500 },
  Network: { Networking: 45_000 },
  IdentityA: { Compute: 4_000, Identity: 1_800 },
  IdentityB: { Compute: 3_700, Identity: 1_700 },
  WebShop: { Compute: 45_000, Databases: 24_000, 'AI and Machine Learning': 15_500 },
  'Shared backup': { Storage: 1_900 },
};

function bill() {
  const header = [
    'BilledCost',
    'EffectiveCost',
    'BillingCurrency',
    'ChargePeriodStart',
    'ChargePeriodEnd',
    'ChargeCategory',
    'ProviderName',
    'ServiceCategory',
    'ServiceName',
    'SubAccountName',
    'Tags',
  ];
  const rows = [];
  for (const month of MONTHS.slice(0, -1)) {
    const next = pad(Number(month) + 1);
    const period = [`2026-${month}-01T00:00:00Z`, `2026-${next}-01T00:00:00Z`];
    for (const [service, charges] of Object.entries(CHARGES)) {
      for (const [category, usual] of Object.entries(charges)) {
        const amount = (usual * (0.98 + random() * 0.04)).toFixed(4);
        const tags = `"${JSON.stringify({ service, environment: 'prod' }).replaceAll('"', '""')}"`;
        rows.push([amount, amount, 'EUR', ...period, 'Usage', 'Nordic Hosting AB', category, category, 'meridian-prod', tags]);
      }
    }
    // A commitment is paid in advance: invoiced in February, worth something in every month.
    const tags = `"${JSON.stringify({ service: 'Checkout', environment: 'prod' }).replaceAll('"', '""')}"`;
    const billed = month === '02' ? '900.0000' : '0.0000';
    rows.push([billed, '100.0000', 'EUR', ...period, 'Purchase', 'Nordic Hosting AB', 'Compute', 'Savings plan', 'meridian-prod', tags]);
    if (month === '10') rows.push(['-640.5000', '-640.5000', 'EUR', ...period, 'Credit', 'Nordic Hosting AB', 'Networking', 'Networking', 'meridian-prod', 'NULL']);
  }
  csv('focus-2026.csv', header.join(','), rows);
}

function usage() {
  const monthly = { Checkout: [2_290_000, 2_460_000], WebShop: [730_000, 790_000], Loyalty: [980_000, 1_030_000] };
  const rows = MONTHS.slice(0, -1).flatMap((month) =>
    Object.entries(monthly).map(([service, [before, after]]) => {
      const usual = month < '07' ? before : after;
      return [service, `2026-${month}`, Math.round(usual * (0.99 + random() * 0.02))];
    }),
  );
  csv('usage.csv', 'service,month,tx', rows);
}

function tickets() {
  const services = ['Checkout', 'WebShop', 'Loyalty', 'Returns'];
  const rows = [];
  for (const month of MONTHS) {
    for (const day of daysOf(month)) {
      if (random() < 0.6) rows.push([services[Math.floor(random() * services.length)], day, random() < 0.72 ? 1 : 0]);
    }
  }
  csv('tickets.csv', 'service,closed,fixed_first', rows);
}

function incidents() {
  csv('incidents.csv', 'service,start,end,severity,priority', [
    ['Checkout', '2026-03-11 09:20', '2026-03-11 10:05', 'P1', 'P1'],
    ['IdentityB', '2026-04-02 02:10', '2026-04-02 04:25', 'P2', 'P2'],
    ['Platform', '2026-05-19 13:00', '2026-05-19 13:25', 'P2', 'P1'],
    ['WebShop', '2026-06-20 18:30', '2026-06-20 20:00', 'P1', 'P1'],
    ['Checkout', '2026-08-07 11:00', '2026-08-07 11:15', 'P2', 'P2'],
    ['Network', '2026-09-14 08:00', '2026-09-14 08:18', 'P2', 'P1'],
    ['Loyalty', '2026-08-22 10:00', '2026-08-22 10:40', 'P3', 'P3'],
  ]);
}

/** Margin against plan, by month: 97.2% over the second half so far. */
function ledger() {
  const planned = [4_100, 4_300, 4_200, 4_400, 4_500, 4_600, 4_300, 4_400, 4_700];
  const reached = [98.1, 97.4, 99.2, 98.8, 96.5, 97.6, 96.4, 97.0, 97.8];
  csv('ledger.csv', 'unit,month,margin,planned', planned.map((plan, i) => [
    'Retail',
    `2026-${MONTHS[i]}`,
    ((plan * reached[i]) / 100).toFixed(2),
    plan,
  ]));
}

function survey() {
  csv('survey-h1.csv', 'element,by,on,importance,expectation,confidence,respondents', [
    ['WebShop', 'Online', 'reliability', 5, 4, 3.9, 23],
    ['Loyalty', 'Stores', 'speed', 3, 4, 3.8, 36],
    ['Network', 'Stores', 'reliability', 5, 5, 4.3, 51],
  ]);
}

await probes();
bill();
usage();
tickets();
incidents();
ledger();
survey();
