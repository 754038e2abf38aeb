import { nearest } from '@btaas/portfolio';

/** `"avalability" is not a property of an sla; did you mean "availability"?` */
export function unknownWord(word: string, known: readonly string[], what: string): string {
  const shown = word.length > 40 ? `${word.slice(0, 37)}…` : word;
  const quoted = shown.startsWith('"') ? shown : `"${shown}"`;
  const near = /^[\p{L}_]/u.test(word) && word.length <= 40 ? nearest(word, known, word.length > 4 ? 2 : 1)[0] : undefined;
  return `${quoted} is not ${what}${near ? `; did you mean "${near}"?` : ''}`;
}
