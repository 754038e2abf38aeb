import { quoteText } from '../engine/sql.js';
import { SourceProblem } from '../finding.js';
import type { Column } from './column.js';

const OFFSET = String.raw`\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)`;
const LOCAL = String.raw`\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?`;
const MONTH = String.raw`\d{4}-\d{2}`;
const PARTS: Readonly<Record<string, string>> = {
  YYYY: '%Y',
  YY: '%y',
  MM: '%m',
  DD: '%d',
  HH: '%H',
  mm: '%M',
  ss: '%S',
};

/**
 * A moment as the wall clock of the source's zone, null for a text that is none. ISO 8601 unless the source declares
 * how its dates are written; nothing is guessed. A time that names an offset is converted to the zone.
 */
export function timeSql(column: Column, dates: string | undefined, zone: string): string {
  const { sql, type, name } = column;
  if (type === 'TIMESTAMP WITH TIME ZONE') return `timezone(${quoteText(zone)}, ${sql})`;
  if (type.startsWith('TIMESTAMP')) return sql;
  if (type === 'DATE') return `CAST(${sql} AS TIMESTAMP)`;
  if (type !== 'VARCHAR') throw new SourceProblem(`column "${name}" holds ${type.toLowerCase()}, which is no time`);
  const text = `trim(${sql})`;
  if (dates === 'unix') return `timezone(${quoteText(zone)}, to_timestamp(TRY_CAST(${text} AS DOUBLE)))`;
  if (dates !== undefined) return `try_strptime(${text}, ${quoteText(patternOf(dates))})`;
  return `CASE WHEN regexp_full_match(${text}, ${quoteText(LOCAL)}) THEN TRY_CAST(${text} AS TIMESTAMP)
    WHEN regexp_full_match(${text}, ${quoteText(OFFSET)}) THEN timezone(${quoteText(zone)}, TRY_CAST(${text} AS TIMESTAMPTZ))
    WHEN regexp_full_match(${text}, ${quoteText(MONTH)}) THEN TRY_CAST(${text} || '-01' AS TIMESTAMP) END`;
}

/** `DD.MM.YYYY HH:mm` as DuckDB writes it. */
function patternOf(dates: string): string {
  let rest = dates;
  let pattern = '';
  while (rest !== '') {
    const part = Object.keys(PARTS).find((each) => rest.startsWith(each));
    if (part !== undefined) {
      pattern += PARTS[part];
      rest = rest.slice(part.length);
      continue;
    }
    const char = rest[0]!;
    if (/[A-Za-z%]/.test(char) && char !== 'T') {
      throw new SourceProblem(
        `dates "${dates}" is no way to write dates; it is made of YYYY, MM, DD, HH, mm and ss, such as "DD.MM.YYYY HH:mm", or is "unix"`,
      );
    }
    pattern += char;
    rest = rest.slice(1);
  }
  return pattern;
}
