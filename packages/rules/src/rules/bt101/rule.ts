import { type ElementOf, valuePlace, compareTexts } from '@btaas/portfolio';
import { type Fix, NOTHING, rule, type RuleFinding } from '../../rule.js';
import { type Entry, orderProblem, successorsOf, transitionProblem } from './transitions.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT101',
  level: 'error',
  title: 'A transition that the lifecycle does not allow, or dates out of order',
  of: ['service'],
  check(service) {
    const entries = service.values.state;
    const [only] = entries;
    return entries.length === 1 && only!.value.until === undefined ? NOTHING : problems(service);
  },
});

function* problems(service: Service): Iterable<RuleFinding> {
  const entries = service.values.state;
  for (const entry of entries) yield* reversed(service, entry);
  for (let index = 1; index < entries.length; index++) {
    yield* between(service, entries[index - 1]!, entries[index]!);
  }
}

/** A state that ends before it begins. */
function* reversed(service: Service, entry: Entry): Iterable<RuleFinding> {
  const { state, since, until } = entry.value;
  if (since === undefined || until === undefined || since.value <= until.value) return;
  yield {
    message: `${state?.value ?? 'the state'} ends on ${until.value}, before it begins on ${since.value}`,
    at: valuePlace(service, until),
    element: service.id,
    fixes: [
      {
        title: 'Swap the two dates',
        edits: [
          { edit: 'replace', at: valuePlace(service, since), text: until.value },
          { edit: 'replace', at: valuePlace(service, until), text: since.value },
        ],
      },
    ],
  };
}

function* between(service: Service, from: Entry, to: Entry): Iterable<RuleFinding> {
  const related = [
    { message: `${from.value.state?.value ?? 'the state before'} is here`, at: valuePlace(service, from) },
  ];
  const order = orderProblem(from, to);
  if (order !== undefined) {
    const at = valuePlace(service, to.value.since ?? to);
    yield { message: order, at, element: service.id, related, fixes: inOrder(service) };
    return;
  }
  const problem = transitionProblem(from, to);
  if (problem === undefined) return;
  const allowed = successorsOf(from.value.state!.value);
  const instead =
    allowed.length === 0 ? 'nothing comes after it' : `after ${from.value.state!.value} comes ${allowed.join(' or ')}`;
  yield {
    message: `${problem}; ${instead}`,
    at: valuePlace(service, to.value.state ?? to),
    element: service.id,
    related,
  };
}

/** The entries by their dates, if that mends all of it. */
function inOrder(service: Service): readonly Fix[] {
  const entries = service.values.state;
  if (entries.some(({ value }) => value.since === undefined)) return [];
  const sorted = entries.toSorted((a, b) => compareTexts(a.value.since!.value, b.value.since!.value));
  const wrong = sorted.some((entry, index) => {
    const before = sorted[index - 1];
    return before !== undefined && (orderProblem(before, entry) ?? transitionProblem(before, entry)) !== undefined;
  });
  if (wrong) return [];
  const edits = entries.flatMap((entry, index) => {
    const better = sorted[index]!;
    if (better === entry) return [];
    return [{ edit: 'replace' as const, at: valuePlace(service, entry), text: written(better) }];
  });
  return [{ title: 'Put the states into the order of their dates', edits, preferred: true }];
}

function written({ value: { state, since, until } }: Entry): string {
  const from = since === undefined ? '' : ` since ${since.value}`;
  return `${state?.value ?? ''}${from}${until === undefined ? '' : ` until ${until.value}`}`;
}
