import { type ElementOf, labelOf, compareTexts } from '@btaas/portfolio';
import type { Cell, Table } from '../document/blocks.js';
import { words } from '../document/show.js';
import type { ReportContext } from './context.js';
import { labelIn, named } from './names.js';

/** More columns cannot be read at once; the tables below have everybody. */
const MOST_PARTIES = 12;

const LETTERS = [
  ['accountable', 'A'],
  ['responsible', 'R'],
  ['consulted', 'C'],
  ['informed', 'I'],
] as const;
type Roles = ReadonlyMap<string, string>;

/** Who is what for which service or task: a row an element, a column a party, the busiest first. */
export function raciMatrix(context: ReportContext): Table {
  const rows = [
    ...context.portfolio
      .all('service')
      .map((service) => ({ cell: named(context, service.id), roles: rolesIn(service) })),
    ...context.portfolio
      .all('responsibility')
      .map((task) => ({ cell: words(taskName(context, task)), roles: rolesIn(task) })),
  ].filter(({ roles }) => roles.size > 0);
  const parties = busiest(rows.map(({ roles }) => roles));
  return {
    id: 'raci-matrix',
    title: 'A accountable, R responsible, C consulted, I informed',
    columns: [
      { id: 'element', label: 'Service or task', type: 'text' },
      ...parties.map((id) => ({ id, label: labelIn(context, id), type: 'text' as const })),
    ],
    rows: rows.map(({ cell, roles }) => [cell, ...parties.map((id) => letters(roles.get(id)))]),
  };
}

function rolesIn({ values }: ElementOf<'service'> | ElementOf<'responsibility'>): Roles {
  const roles = new Map<string, string>();
  for (const [role, letter] of LETTERS) {
    for (const { value } of values[role]) {
      const known = roles.get(value.to);
      roles.set(value.to, known === undefined ? letter : `${known}, ${letter}`);
    }
  }
  return roles;
}
function busiest(all: readonly Roles[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const roles of all) for (const id of roles.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || compareTexts(a, b))
    .slice(0, MOST_PARTIES)
    .map(([id]) => id);
}
function taskName(context: ReportContext, task: ElementOf<'responsibility'>): string {
  const scope = task.values.scope.map(({ value }) => labelIn(context, value.to));
  return scope.length === 0 ? labelOf(task) : `${labelOf(task)} of ${scope.join(', ')}`;
}
const letters = (roles: string | undefined): Cell => words(roles ?? '');
