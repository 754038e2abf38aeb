import type { Linked, LinkedRule } from './link.js';

/** What a part of the language is called in a message; what is not listed is named by its rule. */
const NAMES: Readonly<Record<string, string>> = {
  Name: 'a name',
  ID: 'a name',
  QualifiedName: 'a name',
  Reference: 'a name',
  MeasureName: 'the name of a metric',
  Word: 'a word',
  Text: 'a text in quotes',
  TEXT: 'a text in quotes',
  TextValue: 'a text in quotes',
  Quantity: 'a quantity, such as 99.9%, 4 h or 480k EUR',
  Range: 'a range, such as 1 .. 5',
  Day: 'a date, such as 2026-02-01',
  DATE: 'a date, such as 2026-02-01',
  Period: 'a period, such as 2026-02-01 .. 2027-01-31',
  Span: 'a date, a month or a quarter',
  ClockTime: 'a time, such as 08:00',
  TIME: 'a time, such as 08:00',
  NUMBER: 'a number',
  PERCENT: 'a percentage',
  CURRENCY: 'a currency, such as EUR',
};

/** `service` → `a service`, `sla` → `an sla` (said letter by letter). */
export function withArticle(word: string): string {
  const spelt = /^[a-z]{2,3}$/.test(word) && /^(sla|ola|rto|rpo|fte)$/.test(word);
  return `${/^[aeio]/i.test(word) || (spelt && /^[aefhilmnorsx]/.test(word)) ? 'an' : 'a'} ${word}`;
}

function inWords(name: string): string {
  const words = name.includes('_') || name === name.toUpperCase() ? name.replaceAll('_', ' ') : name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return withArticle(words.toLowerCase());
}

/** What a step expects, for people. */
export function describe(step: Linked): string {
  return join(items(step, new Set()));
}

function items(step: Linked, seen: Set<LinkedRule>): string[] {
  switch (step.op) {
    case 'keyword':
      return [`"${step.text}"`];
    case 'terminal':
      return [NAMES[step.text] ?? inWords(step.text)];
    case 'rule':
      return ruleItems(step.rule!, seen);
    case 'choice':
      return step.steps.flatMap((part) => items(part, seen));
    case 'seq': {
      const solid = step.steps.findIndex((part) => part.op !== 'action' && !part.nullable);
      return step.steps.slice(0, solid < 0 ? undefined : solid + 1).flatMap((part) => (part.op === 'action' ? [] : items(part, seen)));
    }
    case 'block':
      return ['"{"'];
    case 'action':
      return [];
    default:
      return step.child ? items(step.child, seen) : [];
  }
}

function ruleItems(rule: LinkedRule, seen: Set<LinkedRule>): string[] {
  const known = NAMES[rule.name];
  if (known) return [known];
  if (seen.has(rule)) return [];
  seen.add(rule);
  if (rule.operand || /Expression|Logical|Arithmetic/.test(rule.name)) return ['an expression'];
  const parts = [...new Set(items(rule.body, seen))];
  return parts.length > 0 && parts.length <= 5 ? parts : [inWords(rule.name)];
}

/** `a, b or c`, each once. */
export function join(parts: readonly string[]): string {
  const distinct = [...new Set(parts)];
  const last = distinct.pop() ?? 'something else';
  return distinct.length ? `${distinct.join(', ')} or ${last}` : last;
}
