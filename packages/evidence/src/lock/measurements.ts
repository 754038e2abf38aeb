import {
  type EvidenceSource,
  isMonth,
  type Measurement,
  type Measurements,
  period,
  type Period,
  type Portfolio,
  quantityFromJson,
  Rational,
  type SurveyRow,
  compareTexts,
} from '@btaas/portfolio';
import { derive } from '../metrics/derived.js';
import { metricDefinition, sourceDefinition, surveyDefinition } from './definition.js';
import type { LockedValueJson } from './lock-schema.js';
import type { ReadLock } from './read-lock.js';

/** What a lock says about the portfolio as it is now. */
export interface LockedEvidence {
  readonly measurements: Measurements;
  readonly surveyRows: readonly SurveyRow[];
  /** What became of the rows of those that still hold. */
  readonly sources: readonly EvidenceSource[];
  /** Sources, surveys and metrics that were declared otherwise since they were measured; their values are left out. */
  readonly outdated: readonly string[];
  /** Sources and surveys with files that were never measured. */
  readonly unmeasured: readonly string[];
}

/** Takes the values of a lock that still hold, and decodes them when they are asked for. */
export function evidenceOf(lock: ReadLock, portfolio: Portfolio): LockedEvidence {
  const stale = outdatedIn(lock, portfolio);
  const current = lock.values.filter(
    ({ source, metric, element }) =>
      !stale.has(source) && !stale.has(metric) && (element === '' || portfolio.find(element) !== undefined),
  );
  const known = new Set(lock.sources.map(({ id }) => id));
  const measurable = [
    ...portfolio.all('source').map(({ id }) => id),
    ...portfolio.all('survey').flatMap(({ id, values }) => (values.file.length > 0 ? [id] : [])),
  ];
  return {
    measurements: derive(new LazyMeasurements(current), portfolio),
    sources: lock.sources.filter(({ id }) => !stale.has(id)),
    surveyRows: lock.surveyRows.filter(({ survey }) => !stale.has(survey)),
    outdated: [...stale].sort(),
    unmeasured: measurable.filter((id) => !known.has(id)),
  };
}

function outdatedIn({ sources }: ReadLock, portfolio: Portfolio): ReadonlySet<string> {
  const stale = new Set<string>();
  for (const { id, definition, metrics } of sources) {
    const [source, survey] = [portfolio.get('source', id), portfolio.get('survey', id)];
    const now = source === undefined ? survey && surveyDefinition(survey) : sourceDefinition(source, portfolio);
    if (now !== definition) stale.add(id);
    for (const [metric, fingerprint] of Object.entries(metrics)) {
      const declared = portfolio.get('metric', metric);
      if (declared === undefined || metricDefinition(declared) !== fingerprint) stale.add(metric);
    }
  }
  return stale;
}

/** Values in an index by metric and element; each is decoded at most once. */
class LazyMeasurements implements Measurements {
  readonly #coded = new Map<string, LockedValueJson[]>();
  readonly #decoded = new Map<string, readonly Measurement[]>();
  readonly #periods = new Map<string, Period>();
  #all: readonly Measurement[] | undefined;
  #elements: ReadonlySet<string> | undefined;

  constructor(private readonly values: readonly LockedValueJson[]) {
    for (const value of values) {
      const key = `${value.metric}\n${value.element}`;
      const list = this.#coded.get(key);
      if (list === undefined) this.#coded.set(key, [value]);
      else list.push(value);
    }
  }

  get elements(): ReadonlySet<string> {
    this.#elements ??= new Set(this.values.map(({ element }) => element));
    return this.#elements;
  }

  get all(): readonly Measurement[] {
    this.#all ??= this.values.map((each) => decode(each, this.#periods)).filter((each) => each !== undefined);
    return this.#all;
  }

  find(metric: string, element: string, { from, to }: Period): Measurement | undefined {
    return this.series(metric, element).find(({ period: own }) => own.from === from && own.to === to);
  }

  series(metric: string, element: string): readonly Measurement[] {
    const key = `${metric}\n${element}`;
    const known = this.#decoded.get(key);
    if (known !== undefined) return known;
    const start = ({ from, to }: LockedValueJson) => `${from} ${to}`;
    const coded = this.#coded.get(key) ?? [];
    const decoded = coded
      .toSorted((a, b) => compareTexts(start(a), start(b)))
      .map((each) => decode(each, this.#periods))
      .filter((each) => each !== undefined);
    this.#decoded.set(key, decoded);
    return decoded;
  }
}

/** A measurement whose ratio is read when somebody asks for it: most readers want the value alone. */
class LockedMeasurement implements Measurement {
  readonly element: string;
  readonly metric: string;
  readonly source: string;
  readonly rows: number;
  readonly observed?: Period;
  readonly #of: LockedValueJson['of'];

  constructor(
    { element, metric, source, rows, of }: LockedValueJson,
    readonly period: Period,
    readonly value: Measurement['value'],
    observed: Period | undefined,
  ) {
    this.element = element;
    this.metric = metric;
    this.source = source;
    this.rows = rows;
    this.#of = of;
    if (observed !== undefined) this.observed = observed;
  }

  get numerator(): Rational | undefined {
    return this.#of === undefined ? undefined : Rational.parse(this.#of[0]);
  }
  get denominator(): Rational | undefined {
    return this.#of === undefined ? undefined : Rational.parse(this.#of[1]);
  }
}

const EXACT = /^-?\d+(\.\d+|\/\d+)?$/;

/** Nothing for a value that cannot be read: it is then missing, and nothing is paid on it. */
function decode(value: LockedValueJson, periods: Map<string, Period>): Measurement | undefined {
  if (value.of !== undefined && !(EXACT.test(value.of[0]) && EXACT.test(value.of[1]))) return undefined;
  try {
    const observed = value.observed && periodOf({ from: value.observed[0], to: value.observed[1] }, periods);
    return new LockedMeasurement(value, periodOf(value, periods), quantityFromJson(value.value), observed);
  } catch {
    return undefined;
  }
}

/** Many values share few periods. A month is written as one. */
function periodOf({ from, to }: Pick<LockedValueJson, 'from' | 'to'>, periods: Map<string, Period>): Period {
  const key = `${from} ${to}`;
  const known = periods.get(key);
  if (known !== undefined) return known;
  const days = period(from, to);
  const found = isMonth(days) ? period(from, to, 'month') : days;
  periods.set(key, found);
  return found;
}
