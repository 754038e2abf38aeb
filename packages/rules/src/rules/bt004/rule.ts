import { labelOf, nameOf, placeOf, valuePlace } from '@btaas/portfolio';
import { type Fix, type OneOf, NOTHING, rule, type RuleFinding } from '../../rule.js';
import { writtenName, writtenNames } from '../../written-name.js';

type Answered = OneOf<'service' | 'responsibility'>;

export default rule({
  id: 'BT004',
  level: 'error',
  title: 'Not exactly one accountable',
  missing: [],
  of: ['service', 'responsibility'],
  check(element) {
    const { accountable } = element.values;
    if (accountable.length === 1) return NOTHING;
    if (accountable.length === 0) return [nobody(element)];
    return accountable.some(({ value }) => value.to !== accountable[0]!.value.to) ? [several(element)] : NOTHING;
  },
});

function nobody(element: Answered): RuleFinding {
  const { responsible } = element.values;
  const [only] = responsible;
  return {
    message: `nobody is accountable for ${labelOf(element)}; name one team, person or unit that answers for it`,
    at: nameOf(element),
    element: element.id,
    ...(only !== undefined && responsible.length === 1 && { fixes: [addition(element, only.value.to)] }),
  };
}

function addition(element: Answered, id: string): Fix {
  const name = writtenName(id, element);
  return {
    title: `Make ${name} accountable as well as responsible`,
    edits: [
      {
        edit: 'addProperty',
        to: placeOf(element),
        text: `accountable ${name}`,
      },
    ],
  };
}

function several(element: Answered): RuleFinding {
  const { accountable } = element.values;
  const ids = [...new Set(accountable.map(({ value }) => value.to))];
  const second = accountable.find(({ value }) => value.to !== ids[0])!;
  return {
    message: `${ids.length} are accountable for ${labelOf(element)} (${writtenNames(ids, element)}), so that nobody is; keep one`,
    at: valuePlace(element, second),
    element: element.id,
    related: accountable
      .filter((entry) => entry !== second)
      .map((entry) => ({
        message: `${writtenName(entry.value.to, element)} is accountable`,
        at: valuePlace(element, entry),
      })),
    fixes: ids.map((kept) => ({
      title: `Keep ${writtenName(kept, element)} alone accountable`,
      edits: accountable
        .filter(({ value }) => value.to !== kept)
        .map((entry) => ({ edit: 'removeValue' as const, at: valuePlace(element, entry) })),
    })),
  };
}
