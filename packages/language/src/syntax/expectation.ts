import type { Step } from './program.js';

/** How the parts of the grammar are called in a message. */
const CALLED: Readonly<Record<string, string>> = {
  Name: 'a name',
  QualifiedName: 'a name',
  Reference: 'a name',
  Word: 'a word',
  Quantity: 'a number or a quantity such as "4 h"',
  Range: 'a range such as 40%..75%',
  Period: 'a period such as 2026-02-01 .. 2027-01-31',
  Day: 'a date such as 2026-02-01',
  Span: 'a date, a month or a quarter such as 2026-02-01, 2026-02 or 2026-Q1',
  ClockTime: 'a time such as 08:00',
  Text: 'a text in quotes',
  TextValue: 'a text in quotes',
  Expression: 'an expression',
  Negation: 'an expression',
  Prefixed: 'an expression',
  Primary: 'an expression',
  Argument: 'an expression',
  Agreement: '"{"',
  Declaration: 'a declaration such as "service" or "need"',
  Unit: 'a unit',
  DATE: 'a date such as 2026-02-01',
  TIME: 'a time such as 08:00',
  TEXT: 'a text in quotes',
  ID: 'a name',
  NUMBER: 'a number',
  PERCENT: 'a percentage such as 99.9%',
};

/** What a step asks for, in words; never a list of tokens. */
export function called(step: Step, stepOf: (rule: string) => Step | undefined): string {
  const inner = (next: Step | undefined) => (next === undefined ? 'something else' : called(next, stepOf));
  switch (step.do) {
    case 'keyword':
      return `"${step.word}"`;
    case 'terminal':
      return CALLED[step.name] ?? `a ${step.name.toLowerCase()}`;
    case 'call':
      return CALLED[step.rule] ?? inner(stepOf(step.rule));
    case 'assign':
    case 'optional':
    case 'many':
    case 'block':
      return called(step.step, stepOf);
    case 'sequence':
      return inner(step.steps.find((each) => each.do !== 'action' && each.do !== 'optional'));
    case 'choice': {
      const options = [...new Set(step.steps.map(inner))];
      return options.length <= 4 ? options.join(' or ') : 'something else';
    }
    case 'action':
      return '';
  }
}
