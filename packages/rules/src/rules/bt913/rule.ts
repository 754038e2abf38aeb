import { addDays, type ElementOf, overlap, period, printNumber, Rational, valuePlace } from '@btaas/portfolio';
import { type Fix, rule } from '../../rule.js';

type Person = ElementOf<'person'>;
type Assignment = Person['values']['fte'][number];

export default rule({
  id: 'BT913',
  level: 'error',
  title: 'Assignments over 100% of a person',
  of: ['person'],
  *check(person) {
    for (const assignment of person.values.fte) {
      // The total can only be at its highest on a day on which an assignment begins.
      const at = assignment.value.from?.value ?? '';
      const running = person.values.fte.filter((each) => holdsOn(each, at));
      const total = Rational.sum(running.map(({ value }) => value.amount!.value.value));
      if (total.lessOrEqual(Rational.ONE)) continue;
      const parts = running.map(({ value }) => printNumber(value.amount!.value.value)).join(' + ');
      const sum = running.length === 1 ? '' : ` (${parts})`;
      const since = at === '' ? '' : ` from ${at} on`;
      yield {
        message: `${person.name} is assigned ${printNumber(total)} of full time${since}${sum}; nobody has more than 1.0`,
        at: valuePlace(person, assignment),
        element: person.id,
        related: running
          .filter((each) => each !== assignment)
          .map((each) => ({ message: 'at the same time', at: valuePlace(person, each) })),
        fixes: fixesFor(person, assignment, running),
      };
      return;
    }
  },
});

function holdsOn({ value: { amount, from, until } }: Assignment, day: string): boolean {
  if (amount === undefined) return false;
  return day === '' ? from === undefined : overlap(period(from?.value, until?.value), period(day, day)) !== undefined;
}

function fixesFor(person: Person, assignment: Assignment, running: readonly Assignment[]): readonly Fix[] {
  const [other, ...more] = running.filter((each) => each !== assignment);
  const { amount, from } = assignment.value;
  if (other === undefined) {
    const at = valuePlace(person, amount!);
    return [{ title: 'Take full time', edits: [{ edit: 'replace', at, text: '1.0' }] }];
  }
  const begins = other.value.from?.value;
  if (more.length > 0 || from === undefined || (begins !== undefined && begins >= from.value)) return [];
  const last = addDays(from.value, -1);
  const since = begins === undefined ? '' : ` from ${begins}`;
  const text = `${printNumber(other.value.amount!.value.value)}${since} until ${last}`;
  return [
    {
      title: `End the other one on ${last}`,
      edits: [{ edit: 'replace', at: valuePlace(person, other), text }],
    },
  ];
}
