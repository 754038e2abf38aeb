import { resolve } from 'node:path';
import {
  type ElementHead,
  type ElementOf,
  figures,
  isUnknown,
  type Measurement,
  type Money,
  type Place,
  placeOf,
  type Portfolio,
  type Sourced,
  type SurveyRow,
  valuePlace,
  compareTexts,
  byId,
} from '@btaas/portfolio';
import { type Engine, openEngine } from './engine/duckdb.js';
import { filesOf } from './files/glob.js';
import { type Contents, contentsOf, NO_CONTENTS } from './files/contents.js';
import type { Fingerprint } from './files/fingerprint.js';
import { type EvidenceFinding, SourceProblem } from './finding.js';
import { askedDefinition, metricDefinition, sourceDefinition, surveyDefinition } from './lock/definition.js';
import type { Lock, LockedSource } from './lock/lock.js';
import { surveyMeasurements } from './metrics/surveys.js';
import { monthOf, periodKey, Timeline } from './metrics/timeline.js';
import { askedOfPlans } from './metrics/asked.js';
import { type MeasuredSource, measureSource } from './sources/measure-source.js';
import { NameIndex } from './sources/names.js';
import { relationOf } from './sources/relation.js';
import { specOf } from './sources/spec.js';
import { surveyRows } from './sources/survey-files.js';
import { watched } from './progress.js';
import { findingsOfSource } from './report.js';
import { periodsOf, uniquePeriods } from './periods.js';

export interface MeasureOptions {
  /** The folder of the project, absolute: files are named from it, and none outside of it is read. */
  readonly root: string;
  /** No file holds what comes after it; any day may be covered without it. */
  readonly today?: string;
  readonly threads?: number;
  /** What DuckDB may hold in memory, such as `3GB`. */
  readonly memory?: string;
  readonly signal?: AbortSignal;
  /** Told what is being read. */
  readonly progress?: (message: string) => void;
}
export interface Measured {
  readonly lock: Lock;
  readonly findings: readonly EvidenceFinding[];
}

/**
 * Reads the data files of all sources and surveys of a portfolio, and measures every metric of every element by month, by the
 * periods of plans and pools, and by the period of the portfolio. Mistakes in files are findings; a source with a file
 * that cannot be read gives no value at all. Throws DuckDBMissing and Cancelled.
 */
export async function measure(portfolio: Portfolio, options: MeasureOptions): Promise<Measured> {
  const findings: EvidenceFinding[] = [];
  const timeline = new Timeline(periodsOf(portfolio));
  // What incidents say stands behind what was observed.
  const sources = portfolio.all('source').toSorted((a, b) => Number(isIncidents(a)) - Number(isIncidents(b)));
  const surveys = portfolio.all('survey');
  const withFiles = sources.length > 0 || surveys.some(({ values }) => values.file.length > 0);
  const engine = withFiles ? await openEngine(options) : undefined;
  try {
    const locked: LockedSource[] = [];
    const values: Measurement[] = [];
    const rows: SurveyRow[] = [];
    const work = {
      portfolio,
      timeline,
      options,
      findings,
      names: new NameIndex(portfolio),
      asked: askedOfPlans(portfolio),
    };
    for (const source of sources) {
      const found = await measureDeclared(source, engine!, work);
      locked.push(found.locked);
      values.push(...found.values);
    }
    for (const survey of surveys) {
      const found = await readSurvey(survey, engine, work);
      locked.push(found.locked);
      rows.push(...found.rows);
    }
    const { limits, currencies } = figures(portfolio, { asOf: '9999-12-31' });
    const months = (day: string) => {
      const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
      const around = timeline.periods.filter(({ from, to }) => (from ?? '') <= day && day <= (to ?? '9999-12-31'));
      return uniquePeriods([monthOf(month), ...around]);
    };
    values.push(...surveyMeasurements(portfolio, rows, limits, months));
    const convert = (amount: Money, day: string | undefined) => {
      const converted = currencies.convert(amount, day);
      return isUnknown(converted) ? undefined : converted;
    };
    locked.sort(byId);
    const asked = askedDefinition(portfolio, timeline.periods);
    const lock = { asked, sources: locked, values: unique(values, convert, portfolio, findings), surveyRows: rows };
    return { lock, findings };
  } finally {
    engine?.close();
  }
}

interface Work {
  readonly portfolio: Portfolio;
  readonly timeline: Timeline;
  readonly options: MeasureOptions;
  readonly findings: EvidenceFinding[];
  readonly names: NameIndex;
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

async function measureDeclared(source: ElementOf<'source'>, engine: Engine, work: Work) {
  const { portfolio, options, findings } = work;
  const spec = specOf(source);
  const metrics = portfolio.all('metric').filter(({ values }) => values.from?.value.to === source.id);
  const about = {
    id: source.id,
    definition: sourceDefinition(source, portfolio),
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, metricDefinition(metric)])),
  };
  const at = place(source, source.values.from[0]);
  let contents = NO_CONTENTS;
  try {
    contents = await readableFiles(spec.patterns, at, work);
    const { files } = contents;
    options.progress?.(`Reading ${source.id} (${files.length} ${files.length === 1 ? 'file' : 'files'}) …`);
    const relation = await relationOf(files, spec.format, options.root, engine);
    const measured = await watched(source.id, relation, engine, options.progress, () =>
      measureSource(spec, relation, { ...work, engine, today: options.today }),
    );
    const { refused } = measured;
    findings.push(...measured.problems.map((message) => ({ level: 'error' as const, message, at })));
    if (refused !== undefined) findings.push({ level: 'error', message: nothingFrom(source.id, refused), at });
    findings.push(...findingsOfSource(source.id, measured, at, options.root, spec.covers !== undefined));
    const prints = await contents.prints;
    return refused === undefined
      ? { locked: { ...about, ...lockedRows(measured, prints, options.root) }, values: measured.values }
      : { locked: { ...about, ...nothing(prints), problem: refused }, values: [] };
  } catch (error) {
    const problem = problemOf(error, source.id, at, findings);
    return { locked: { ...about, ...nothing(await contents.prints), problem }, values: [] };
  }
}

async function readSurvey(survey: ElementOf<'survey'>, engine: Engine | undefined, work: Work) {
  const { options, findings, portfolio } = work;
  const about = { id: survey.id, definition: surveyDefinition(survey), metrics: {} };
  const patterns = survey.values.file.map(({ value }) => value);
  if (patterns.length === 0 || engine === undefined) return { locked: { ...about, ...nothing(new Map()) }, rows: [] };
  let contents = NO_CONTENTS;
  const at = place(survey, survey.values.file[0]);
  try {
    contents = await readableFiles(patterns, at, work);
    const relation = await relationOf(contents.files, 'plain', options.root, engine);
    const { rows, rejected, count } = await surveyRows(survey, relation, options.root, portfolio, engine);
    const rejectedOf = new Map<string, number>();
    for (const { file } of rejected) rejectedOf.set(file, (rejectedOf.get(file) ?? 0) + 1);
    const read = {
      values: [],
      rows: count,
      rejected: rejected.slice(0, 5),
      rejectedRows: rejectedOf,
      leftOut: 0,
      unmatched: [],
      totals: [],
      copies: undefined,
      problems: [],
    };
    findings.push(...findingsOfSource(survey.id, read, at, options.root));
    return { locked: { ...about, ...lockedRows(read, await contents.prints, options.root) }, rows };
  } catch (error) {
    const problem = problemOf(error, survey.id, at, findings);
    return { locked: { ...about, ...nothing(await contents.prints), problem }, rows: [] };
  }
}

/** The files that the patterns name, each content once. */
async function readableFiles(patterns: readonly string[], at: Place, { options, findings }: Work): Promise<Contents> {
  const files: string[] = [];
  for (const pattern of patterns) {
    const found = filesOf(pattern, options.root);
    if ('problem' in found) throw new SourceProblem(found.problem, pattern);
    files.push(...found.files);
  }
  const contents = await contentsOf(files, options.root, options.signal);
  for (const { file, of } of contents.copies) {
    const message = `"${file}" has the same content as "${of}"; it is counted once`;
    findings.push({ level: 'warning', message, at, file });
  }
  return contents;
}

function lockedRows(measured: MeasuredSource, prints: ReadonlyMap<string, Fingerprint>, root: string) {
  const absolute = (file: string) => resolve(root, file);
  const relativeTo = new Map([...prints.keys()].map((file) => [absolute(file), file]));
  return {
    files: [...prints].map(([file, print]) => ({
      file,
      ...print,
      rows: measured.rows.get(absolute(file)) ?? 0,
      rejected: measured.rejectedRows.get(absolute(file)) ?? 0,
    })),
    leftOut: measured.leftOut,
    firstRejected: measured.rejected.map((each) => ({ ...each, file: relativeTo.get(each.file) ?? each.file })),
    unmatched: measured.unmatched.slice(0, 20),
    unmatchedNames: measured.unmatched.length,
    totals: measured.totals,
  };
}

function nothing(prints: ReadonlyMap<string, Fingerprint>) {
  const files = [...prints].map(([file, print]) => ({ file, ...print, rows: 0, rejected: 0 }));
  return { files, leftOut: 0, firstRejected: [], unmatched: [], unmatchedNames: 0, totals: [] };
}

function place(element: ElementHead, sourced: Sourced<string> | undefined): Place {
  return sourced === undefined ? placeOf(element) : valuePlace(element, sourced);
}

const nothingFrom = (id: string, problem: string) => `nothing is measured from ${id}: ${problem}`;

/** A problem of a source's files or columns is a finding; anything else goes up. */
function problemOf(error: unknown, id: string, at: Place, findings: EvidenceFinding[]): string {
  const problem = error instanceof SourceProblem ? error : engineProblem(error);
  if (problem === undefined) throw error;
  const { file, row } = problem;
  findings.push({
    level: 'error',
    message: nothingFrom(id, problem.message),
    at,
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
  });
  return problem.message;
}

/** What DuckDB says of a file is kept, without the SQL that it quotes. */
function engineProblem(error: unknown): SourceProblem | undefined {
  if (!(error instanceof Error) || error.name !== 'Error') return undefined;
  if (error.message.startsWith('Out of Range Error: Overflow')) {
    return new SourceProblem(
      'its numbers are too large to be added up exactly: a sum has at most 20 digits before the point',
    );
  }
  return new SourceProblem(error.message.split('\n')[0]!);
}

function isIncidents(source: ElementOf<'source'> | undefined): boolean {
  return source?.values.format?.value === 'incidents';
}

/** That nothing happened: no row, and nothing lost to what began before. */
function isQuiet({ rows, numerator, denominator }: Measurement): boolean {
  return rows === 0 && (numerator === undefined || denominator === undefined || numerator.equals(denominator));
}

/** One value for each metric of each element in each period. */
function unique(
  values: readonly Measurement[],
  convert: (amount: Money, day: string | undefined) => Money | undefined,
  portfolio: Portfolio,
  findings: EvidenceFinding[],
): readonly Measurement[] {
  const keyed = new Map<string, Measurement>();
  const ofIncidents = ({ source }: Measurement) => isIncidents(portfolio.get('source', source));
  const told = new Set<string>();
  for (const each of values) {
    const key = [each.metric, each.element, periodKey(each.period)].join('\n');
    const known = keyed.get(key);
    // Where one source tells of something, the silence of another one, which covers the days as well, says nothing.
    if (known === undefined || (known.source !== each.source && isQuiet(known) && !isQuiet(each))) keyed.set(key, each);
    else if (known.source !== each.source && isQuiet(each)) continue;
    else if (known.source === each.source && known.value.type === 'money' && each.value.type === 'money') {
      const [a, b] = [convert(known.value, known.period.from), convert(each.value, each.period.from)];
      if (a === undefined || b === undefined) continue;
      keyed.set(key, { ...known, value: { ...a, amount: a.amount.plus(b.amount) }, rows: known.rows + each.rows });
    } else if (known.source !== each.source && ofIncidents(each) && !ofIncidents(known)) {
      // Availability from incidents is for services that nobody probes.
    } else if (known.source !== each.source && !told.has(`${each.metric} ${known.source} ${each.source}`)) {
      told.add(`${each.metric} ${known.source} ${each.source}`);
      const source = portfolio.find(each.source);
      findings.push({
        level: 'warning',
        message: `${each.metric} is measured by ${known.source} and by ${each.source}; the first counts`,
        ...(source === undefined ? {} : { at: placeOf(source) }),
      });
    }
  }
  return [...keyed].sort(([a], [b]) => compareTexts(a, b)).map(([, each]) => each);
}
