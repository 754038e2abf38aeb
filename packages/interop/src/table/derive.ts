import { isValidDate } from '@btaas/portfolio';
import { identifierOf } from './identifier.js';
import type { Derived } from './mapping.js';
import { wrapped } from './wrap.js';

/** A text made from a row, or why it cannot be. `fill` gives the text of a template for the row. */
export function derive(derived: Derived, fill: (template: string) => string): string | { readonly problem: string } {
  if (typeof derived === 'string') return fill(derived);
  const otherwise = () => ('otherwise' in derived && derived.otherwise !== undefined ? fill(derived.otherwise) : '');
  if ('identifier' in derived) return identifierOf(fill(derived.identifier));
  if ('wrap' in derived) return wrapped(fill(derived.wrap));
  if ('before' in derived || 'after' in derived) {
    const separators = 'before' in derived ? derived.before : derived.after;
    const text = fill(derived.of);
    const separator = separators.find((each) => text.includes(each));
    if (separator === undefined) return otherwise();
    const at = text.indexOf(separator);
    return ('before' in derived ? text.slice(0, at) : text.slice(at + separator.length)).trim();
  }
  if ('map' in derived) {
    const text = fill(derived.map);
    const found = Object.entries(derived.to).find(([from]) => from.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return fill(found[1]);
    // An empty cell is unknown; a text that nobody thought of is not dropped without a word.
    if (text === '' || derived.otherwise !== undefined) return otherwise();
    const how = 'add it, or say what it is "otherwise" ("" for nothing)';
    return { problem: `"${text}" is not in the map of "${derived.map}": ${how}` };
  }
  if ('match' in derived) {
    const text = fill(derived.match);
    const rule = derived.rules.find(({ words }) => words.some((word) => occurs(word, text)));
    return rule === undefined ? otherwise() : fill(rule.is);
  }
  if ('number' in derived) return numberOf(fill(derived.number), derived);
  return dateOf(fill(derived.date), derived.written);
}

/** Whether words occur in a text, whole and one after the other; a star stands for any letters. */
function occurs(words: string, text: string): boolean {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[\\p{L}\\p{N}_]*'))
    .join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, 'iu').test(text);
}

function numberOf(
  text: string,
  { decimal, group }: { readonly decimal: string; readonly group?: string | undefined },
): string | { readonly problem: string } {
  const signs = text.replace(/\p{Sc}/gu, '').trim();
  if (signs === '') return '';
  const whole = group === undefined ? signs : signs.replaceAll(group, '');
  const plain = whole.replace(decimal, '.').replace(/^\((.*)\)$/, '-$1');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : { problem: `"${text}" is not a number` };
}

/** An ISO date from one that is written as `written` says: `D` and `M` are numbers with or without a zero in front. */
function dateOf(text: string, written: string): string | { readonly problem: string } {
  if (text === '') return '';
  const parts = { D: '(?<day>\\d{1,2})', M: '(?<month>\\d{1,2})', Y: '(?<year>\\d{4})' };
  const pattern = written
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/Y+|M+|D+/g, (letters) => parts[letters[0] as 'D' | 'M' | 'Y']);
  const groups = new RegExp(`^${pattern}$`).exec(text)?.groups ?? {};
  const day = `${groups.year ?? ''}-${(groups.month ?? '').padStart(2, '0')}-${(groups.day ?? '').padStart(2, '0')}`;
  return isValidDate(day) ? day : { problem: `"${text}" is not a day written as "${written}"` };
}
