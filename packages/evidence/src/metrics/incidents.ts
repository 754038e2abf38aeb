import {
  addDays,
  daysBetween,
  type ElementOf,
  isUnknown,
  type Measurement,
  num,
  openHours,
  type OpenHours,
  type Period,
  percentOf,
  type Portfolio,
  Rational,
  type Terms,
  termsOf,
  termFor,
  toMilliseconds,
} from '@btaas/portfolio';
import type { Engine } from '../engine/duckdb.js';
import type { NameIndex } from '../sources/names.js';
import { instantSql, type TypedRows, verdictSql } from '../sources/rows.js';
import type { SourceSpec } from '../sources/spec.js';
import { periodKey } from './timeline.js';

/** One incident, in milliseconds since 1970; an incident that is not over has no end. */
interface Incident {
  readonly start: number;
  readonly end: number | undefined;
  /** When somebody responded, if the source has a column for it (`at`). */
  readonly responded: number | undefined;
  readonly priority: string | undefined;
  /** The day on which it began, in the zone of the source. */
  readonly day: string;
}
const MINUTE = 60_000;

interface IncidentContext {
  readonly portfolio: Portfolio;
  readonly names: NameIndex;
  readonly engine: Engine;
  /** The months of a period that the source says anything about, where they are not all. */
  observed(period: Period): Period | undefined;
}

/**
 * Availability from incidents: the share of the agreed hours of a period in which no incident ran; and the share of
 * incidents that were answered and resolved, within the agreed hours, as soon as promised.
 */
export async function incidentMeasurements(
  spec: SourceSpec,
  typed: TypedRows,
  periods: readonly Period[],
  asked: ReadonlySet<string>,
  { portfolio, names, engine, observed }: IncidentContext,
): Promise<readonly Measurement[]> {
  if (!typed.roles.has('start') || !typed.roles.has('end')) return [];
  const byService = await incidentsByService(spec, typed, names, engine);
  const services = [...new Set([...byService.keys(), ...asked])].sort();
  const hours = new HoursCache();
  return services.flatMap((id) => {
    const service = portfolio.get('service', id);
    if (service === undefined) return [];
    const incidents = byService.get(id) ?? [];
    return periods.flatMap((period) => {
      const seen = observed(period);
      const found = measured(service, incidents, period, spec.id, hours, portfolio);
      return seen === undefined ? found : found.map((each) => ({ ...each, observed: seen }));
    });
  });
}

async function incidentsByService(spec: SourceSpec, typed: TypedRows, names: NameIndex, engine: Engine) {
  const { roles, relation, subjects } = typed;
  const service = subjects.filter(({ subject }) => subject === 'service');
  const columns = [
    ...service.map(({ sql }, i) => `${sql} AS s${i}`),
    `${instantSql(roles.get('start')!, spec.zone)} AS a`,
    `${instantSql(roles.get('end')!, spec.zone)} AS b`,
    `${roles.has('at') ? instantSql(roles.get('at')!, spec.zone) : 'NULL'} AS r`,
    `strftime(${roles.get('start')}, '%Y-%m-%d') AS d`,
    `${roles.get('priority') ?? 'NULL'} AS p`,
  ];
  const rows = await engine.query(
    `SELECT ${columns.join(', ')} FROM (${relation.sql}) WHERE (${verdictSql(typed)}) IS NULL`,
  );
  const result = new Map<string, Incident[]>();
  for (const row of rows) {
    const found = service
      .map((_, i) => names.find('service', String(row[`s${i}`] ?? '')))
      .find((id) => id !== undefined);
    if (found === undefined) continue;
    const incident = {
      start: Number(row.a),
      end: row.b === null ? undefined : Number(row.b),
      responded: row.r === null ? undefined : Number(row.r),
      day: String(row.d),
      priority: row.p === null ? undefined : String(row.p),
    };
    const list = result.get(found);
    if (list === undefined) result.set(found, [incident]);
    else list.push(incident);
  }
  for (const list of result.values()) list.sort((a, b) => a.start - b.start);
  return result;
}

function measured(
  service: ElementOf<'service'>,
  incidents: readonly Incident[],
  period: Period,
  source: string,
  cache: HoursCache,
  portfolio: Portfolio,
): readonly Measurement[] {
  const { from, to } = period;
  if (from === undefined || to === undefined) return [];
  const sla = service.values.offering.find(({ value }) => value.sla !== undefined)?.value.sla?.value;
  const calendar = sla?.hours === undefined ? undefined : portfolio.get('calendar', sla.hours.value.to);
  const open = cache.within(calendar, from, to);
  if (open === undefined) return [];
  const end = daysBetween('1970-01-01', addDays(to, 1)) * 1440 * MINUTE;
  const down = union(incidents.map((each) => [each.start, each.end ?? end] as const));
  const [all, lost] = [lengthOf(open), overlapOf(open, down)];
  const here = incidents.filter(({ day }) => day >= from && day <= to);
  const about = { element: service.id, period, source, rows: here.length };
  const result: Measurement[] = [{ ...about, metric: 'incidents', value: num(here.length) }];
  if (all > 0) {
    const [numerator, denominator] = [Rational.of(all - lost, MINUTE), Rational.of(all, MINUTE)];
    const value = percentOf(numerator.dividedBy(denominator));
    result.push({ ...about, metric: 'availability', value, numerator, denominator });
  }
  if (sla === undefined) return result;
  const { resolution, response } = termsOf(service, sla);
  const within = (from: number, to: number) =>
    Rational.of(overlapOf(cache.within(calendar, dayOf(from), dayOf(to)) ?? [], [[from, to]]));
  for (const [metric, promised, until] of [
    ['resolutionAttainment', resolution, ({ end: at }: Incident) => at],
    ['responseAttainment', response, ({ responded }: Incident) => responded],
  ] as const) {
    const kept = keptPromises(here, promised, until, within);
    if (kept !== undefined) result.push({ ...about, metric, ...kept });
  }
  return result;
}

/** How many of the incidents for which a time is promised, and that have come so far, took no longer within the agreed hours. */
function keptPromises(
  incidents: readonly Incident[],
  promised: Terms['response'],
  until: (incident: Incident) => number | undefined,
  within: (from: number, to: number) => Rational,
): Pick<Measurement, 'value' | 'numerator' | 'denominator'> | undefined {
  let [kept, all] = [0, 0];
  for (const incident of incidents) {
    const term = incident.priority === undefined ? undefined : termFor(promised, incident.priority);
    const most = term && toMilliseconds(term.value);
    const to = until(incident);
    if (most === undefined || to === undefined) continue;
    all += 1;
    if (within(incident.start, to).lessOrEqual(most)) kept += 1;
  }
  if (all === 0) return undefined;
  const [numerator, denominator] = [Rational.of(kept), Rational.of(all)];
  return { value: percentOf(numerator.dividedBy(denominator)), numerator, denominator };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

type Span = readonly [start: number, end: number];

/** Hours of calendars in milliseconds; around the clock without one. */
class HoursCache {
  readonly #known = new Map<string, readonly Span[] | undefined>();

  within(calendar: ElementOf<'calendar'> | undefined, from: string, to: string): readonly Span[] | undefined {
    const key = `${calendar?.id} ${periodKey({ type: 'period', from, to })}`;
    if (!this.#known.has(key)) this.#known.set(key, spansOf(calendar, from, to));
    return this.#known.get(key);
  }
}

function spansOf(calendar: ElementOf<'calendar'> | undefined, from: string, to: string): readonly Span[] | undefined {
  if (calendar === undefined) {
    const day = (date: string) => daysBetween('1970-01-01', date) * 1440 * MINUTE;
    return [[day(from), day(addDays(to, 1))]];
  }
  const hours = openHours(calendar, from, to);
  return isUnknown(hours) ? undefined : pairs(hours);
}

function pairs(hours: OpenHours): readonly Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < hours.length; i += 2) spans.push([hours[i]! * MINUTE, hours[i + 1]! * MINUTE]);
  return spans;
}

/** Time that two incidents share is lost once. */
function union(spans: readonly Span[]): readonly Span[] {
  const result: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Both are in order and apart from each other. */
function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [start, end] = [Math.max(a[i]![0], b[j]![0]), Math.min(a[i]![1], b[j]![1])];
    if (end > start) sum += end - start;
    if (a[i]![1] < b[j]![1]) i++;
    else j++;
  }
  return sum;
}
