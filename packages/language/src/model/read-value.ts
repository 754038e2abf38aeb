import {
  isBuiltInMetric,
  isCurrency,
  isLike,
  isValidDate,
  nearest,
  parsePeriod,
  parseTimeOfDay,
  type ReferableKind,
  type ValueType,
  type WordType,
} from '@btaas/portfolio';
import type { SyntaxNode } from '../syntax/node.js';
import { readExpression, readTemplate } from './expression.js';
import { readRange, readShaped } from './quantity.js';
import type { Link } from './link.js';
import type { Reader } from './reader.js';
import { decodeText, wrongEscape } from './text.js';

/** The value that a node spells, by its type in the schema; undefined after a mistake, which is reported. */
export function readValue(node: SyntaxNode, type: ValueType, reader: Reader): unknown {
  switch (type.type) {
    case 'quantity':
      return readShaped(node, type, reader.textOf(node), reader.report);
    case 'range':
      return readRange(node, type, reader.textOf, reader.report);
    case 'word':
      return readWord(node, type, reader);
    case 'text': {
      const text = readText(node.text as string, node, reader);
      // It is kept: hours in a zone that nobody knows are unknown, and not those of UTC.
      if (type.holds === 'zone' && !isZone(text))
        misfit(node, `"${text}" is not a time zone such as "Europe/Berlin"`, reader);
      return text;
    }
    case 'template':
      return readMessage(node, reader);
    case 'reference':
      return readReference(node, type.to, reader);
    case 'metric':
      return readMetricName(node, reader);
    case 'currency':
      if (isCurrency(node.word as string)) return node.word;
      return misfit(node, `"${reader.textOf(node)}" is not an ISO 4217 currency code such as EUR`, reader);
    case 'date':
      if (isValidDate(node.date as string)) return node.date;
      return misfit(node, `"${reader.textOf(node)}" is not a day of the calendar`, reader);
    case 'period': {
      const reading = parsePeriod(reader.textOf(node));
      return reading.ok ? reading.value : misfit(node, reading.message, reader);
    }
    case 'time': {
      const reading = parseTimeOfDay(node.time as string);
      return reading.ok ? node.time : misfit(node, reading.message, reader);
    }
    case 'unit':
      return node.unit;
    case 'column': {
      const column = node.column as string;
      return column.startsWith('"') ? readText(column, node, reader) : column;
    }
    case 'flag':
      return true;
    case 'expression':
      return readExpression(node, reader);
    case 'declaration':
      return reader.nested(node);
    case 'record':
      return reader.record(node, type);
    case 'choice': {
      const record = type.of.find((each) => each.record === node.$type);
      return record && reader.record(node, record);
    }
  }
}

/** Whether a text names a time zone of the IANA data base. */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function misfit(node: SyntaxNode, message: string, reader: Reader): undefined {
  reader.report(message, node);
  return undefined;
}

/** What a text says; an escape that nobody knows is reported, and read as the sign behind it. */
export function readText(
  written: string,
  { $start }: { readonly $start: number },
  { report }: Pick<Reader, 'report'>,
): string {
  const wrong = wrongEscape(written);
  if (wrong !== undefined) {
    const sign = written.slice(wrong.start, wrong.end);
    report(`"${sign}" is not an escape; write "\\\\" for a backslash`, {
      $start: $start + wrong.start,
      $end: $start + wrong.end,
    });
  }
  return decodeText(written);
}

function readMessage(node: SyntaxNode, reader: Reader): unknown {
  const written = node.text as string;
  const text = readText(written, node, reader);
  // Where its opening quote is missing, its braces are not known either.
  const isQuoted = written.startsWith('"');
  return { text, parts: isQuoted ? readTemplate(written, node.$start, reader.parseExpression, reader) : [text] };
}

function readWord(node: SyntaxNode, type: WordType, reader: Reader): unknown {
  const word = node.word as string;
  if (type.words.length === 0)
    return isLike(word, type) ? reader.shared(word) : misfit(node, `"${word}" is not ${type.called}`, reader);
  // The list's own text: one for all that hold it.
  const listed = type.words.indexOf(word);
  if (listed >= 0) return type.words[listed];
  const near = nearest(word, type.words, Math.max(1, Math.floor(word.length / 3)))[0];
  const hint = near ? `did you mean "${near}"?` : `expected one of ${type.words.join(', ')}`;
  return misfit(node, `"${word}" is not ${type.called}; ${hint}`, reader);
}

function readReference(
  node: SyntaxNode,
  to: (ValueType & { type: 'reference' })['to'],
  { links, within, shared }: Reader,
): unknown {
  const link = new ReferenceLink(shared(node.target as string), to, within, node.$start, node.$end);
  links.push(link);
  return link.reference;
}

/** A class rather than an object with a function of its own: a large portfolio has a million of them. */
class ReferenceLink implements Link {
  readonly text: string;
  readonly to: readonly ReferableKind[];
  readonly within: readonly string[];
  readonly start: number;
  readonly end: number;
  meaning: string | undefined = undefined;
  readonly reference: { to: string; found: boolean };

  constructor(text: string, to: readonly ReferableKind[], within: readonly string[], start: number, end: number) {
    this.text = text;
    this.to = to;
    this.within = within;
    this.start = start;
    this.end = end;
    this.reference = { to: text, found: false };
  }
  get builtIn(): boolean {
    return false;
  }
  resolve(id: string, found: boolean): void {
    this.reference.to = id;
    this.reference.found = found;
  }
}

const METRIC: readonly ReferableKind[] = ['metric'];

function readMetricName(node: SyntaxNode, { links, within }: Reader): unknown {
  const name = node.name as string;
  const builtIn = isBuiltInMetric(name);
  const metric = { name, custom: false, found: builtIn };
  links.push({
    text: name,
    to: METRIC,
    within,
    start: node.$start,
    end: node.$end,
    builtIn,
    meaning: undefined,
    resolve: (id, found) => {
      metric.name = found ? id : name;
      metric.custom = found;
      metric.found = found || builtIn;
    },
  });
  return metric;
}
