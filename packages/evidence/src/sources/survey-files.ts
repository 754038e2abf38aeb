import { type ElementOf, type Portfolio, Rational, type SurveyRow } from '@btaas/portfolio';
import { relative } from 'node:path';
import type { Engine } from '../engine/duckdb.js';
import { SourceProblem } from '../finding.js';
import { columnList, columnNamed, findColumn, textSql } from './column.js';
import { numberHint, type RejectedRow } from './rejected.js';
import type { Relation } from './relation.js';
import { FILE_COLUMN } from './rows.js';

/** The columns of a survey's file. */
const COLUMNS = ['element', 'by', 'on', 'importance', 'expectation', 'confidence', 'respondents'] as const;

/** The answers in the files of a survey. A row with a name that nothing has, or with a text for a number, is rejected. */
export async function surveyRows(
  survey: ElementOf<'survey'>,
  relation: Relation,
  root: string,
  portfolio: Portfolio,
  engine: Engine,
): Promise<{
  readonly rows: readonly SurveyRow[];
  readonly rejected: readonly RejectedRow[];
  readonly count: ReadonlyMap<string, number>;
}> {
  refuseWithout(COLUMNS, relation);
  const columns = COLUMNS.map((name) => `${textSql(columnNamed(name, relation))} AS "${name}"`);
  const found = await engine.query(`SELECT ${columns.join(', ')}, ${FILE_COLUMN} AS file FROM (${relation.sql})`);
  const index = new AnswerNames(portfolio, survey.namespace);
  const rows: SurveyRow[] = [];
  const rejected: RejectedRow[] = [];
  const count = new Map<string, number>();
  for (const row of found) {
    const file = String(row.file);
    const at = (count.get(file) ?? 0) + 1;
    count.set(file, at);
    const line = relation.kind === 'csv' ? at + 1 : at;
    try {
      const text = (name: (typeof COLUMNS)[number]) => String(row[name] ?? '');
      const number = (name: (typeof COLUMNS)[number]) => {
        if (/^-?\d+(\.\d+)?$/.test(text(name))) return Rational.parse(text(name));
        if (text(name) === '') throw new SourceProblem(`"${name}" is empty`);
        const says = `"${name}" is not a number`;
        throw new SourceProblem(`${says}: ${JSON.stringify(text(name))}${numberHint(says, text(name))}`);
      };
      rows.push({
        survey: survey.id,
        element: index.element(text('element')),
        by: index.unit(text('by')),
        dimension: text('on'),
        importance: number('importance'),
        expectation: number('expectation'),
        confidence: number('confidence'),
        respondents: number('respondents'),
        file: relative(root, file).replaceAll('\\', '/'),
        line,
      });
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      rejected.push({ file, row: line, reason: error.message });
    }
  }
  return { rows, rejected, count };
}

/** Says of all columns that are missing at once what they are called, and what is there instead. */
function refuseWithout(wanted: readonly string[], relation: Relation): void {
  const missing = wanted.filter((name) => findColumn(name, relation) === undefined);
  if (missing.length === 0) return;
  const names = missing.map((name) => `"${name}"`).join(', ');
  throw new SourceProblem(
    `there is no column ${names}; the answers of a survey have the columns ${wanted.join(', ')}, and this file has ${columnList(relation)}`,
  );
}

/** What a survey may be about, and who may answer, by qualified name or by name. */
class AnswerNames {
  constructor(
    private readonly portfolio: Portfolio,
    private readonly namespace: string,
  ) {}

  element(name: string): string {
    if (name === '') throw new SourceProblem('"element" is empty');
    for (const kind of ['service', 'need', 'portfolio'] as const) {
      const found = this.#find(kind, name);
      if (found !== undefined) return found;
    }
    throw new SourceProblem(`no service, need or portfolio is called "${name}"`);
  }

  unit(name: string): string {
    if (name === '') throw new SourceProblem('"by" is empty');
    const found = this.#find('unit', name);
    if (found !== undefined) return found;
    throw new SourceProblem(`no unit is called "${name}"`);
  }

  #find(kind: 'service' | 'need' | 'portfolio' | 'unit', name: string): string | undefined {
    const own = this.namespace === '' ? undefined : this.portfolio.get(kind, `${this.namespace}.${name}`);
    return (own ?? this.portfolio.get(kind, name))?.id;
  }
}
