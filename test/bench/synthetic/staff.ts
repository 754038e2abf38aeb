import { type Element, element } from './element.ts';

/** The two teams of a domain, who share its services in turn. */
export interface Staff {
  readonly teams: readonly [Team, Team];
  /** The team that is accountable for the service of this number in its layer, and the person who is responsible. */
  of(service: number): readonly [team: string, person: string];
}
export interface Team {
  readonly name: string;
  readonly members: readonly string[];
}

const MEMBERS = 4;

export function staffOf(domainNumber: string, unit: string): { staff: Staff; elements: Element[] } {
  const teams = [
    team(`Run${domainNumber}`, domainNumber, 0),
    team(`Build${domainNumber}`, domainNumber, MEMBERS),
  ] as const;
  const elements = teams.flatMap(({ name, members }) => [
    element(
      'team',
      name,
      `team ${name} { within @Steering  lead @${members[0]!}  members ${members.map((p) => `@${p}`).join(', ')} }`,
    ),
    ...members.map((person) => element('person', person, `person ${person} { fte 1.0 from 2026-01-01 }`)),
  ]);
  const responsibility = (task: string, { name, members }: Team) =>
    element(
      'responsibility',
      `${task}${domainNumber}`,
      `responsibility ${task}${domainNumber} { scope @${name}  accountable @${name}  responsible @${members[1]!}  informed @${unit} }`,
    );
  return {
    staff: {
      teams,
      of: (service) => {
        const { name, members } = teams[service % 2]!;
        return [name, members[(service >> 1) % members.length]!];
      },
    },
    elements: [...elements, responsibility('Incidents', teams[0]), responsibility('Changes', teams[1])],
  };
}

function team(name: string, domainNumber: string, first: number): Team {
  return { name, members: Array.from({ length: MEMBERS }, (_, i) => `p${domainNumber}_${first + i + 1}`) };
}
