import type { ElementOf, Portfolio, Reference, Sourced } from '@btaas/portfolio';

/**
 * For whom a participant of a plan acts, and who acts for it: a team with its members and its lead; a person with the
 * teams that it is in or leads, and the units that it heads.
 */
export class Parties {
  readonly #portfolio: Portfolio;
  readonly #of = new Map<string, Set<string>>();

  constructor(portfolio: Portfolio) {
    this.#portfolio = portfolio;
    for (const { id, values } of portfolio.all('team')) {
      for (const person of [...values.members, ...given(values.lead)]) this.#join(person, id);
    }
    for (const { id, values } of portfolio.all('unit')) for (const head of given(values.head)) this.#join(head, id);
  }

  #join(person: Sourced<Reference>, group: string): void {
    const groups = this.#of.get(person.value.to);
    if (groups === undefined) this.#of.set(person.value.to, new Set([group]));
    else groups.add(group);
  }

  /** The participant itself, and all that it stands for or that stand for it. */
  around(participant: string): ReadonlySet<string> {
    const team = this.#portfolio.get('team', participant);
    const people = team === undefined ? [] : peopleOf(team);
    return new Set([participant, ...people, ...(this.#of.get(participant) ?? [])]);
  }
}

/** The members of a team, and its lead. */
function peopleOf({ values }: ElementOf<'team'>): readonly string[] {
  return [...values.members, ...given(values.lead)].map(({ value }) => value.to);
}

const given = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
