import { labelOf } from '@btaas/portfolio';
import type { Block, Section, Table } from '../document/blocks.js';
import { words } from '../document/show.js';
import type { ReportContext } from './context.js';
import { raciMatrix } from './raci-matrix.js';
import { named, namedIfAny, namesCell, namesOf } from './names.js';
import { treeOrder } from './tree-order.js';

interface Parties {
  readonly accountable: readonly { readonly value: { readonly to: string } }[];
  readonly responsible: readonly { readonly value: { readonly to: string } }[];
  readonly consulted: readonly { readonly value: { readonly to: string } }[];
  readonly informed: readonly { readonly value: { readonly to: string } }[];
}

/** Who answers for what, who does it, who is asked and who is told. */
export function responsibilitiesSection(context: ReportContext): Section {
  const matrix = raciMatrix(context);
  const blocks: Block[] = [];
  if (matrix.rows.length > 0) blocks.push({ block: 'table', table: matrix });
  blocks.push({ block: 'table', table: services(context) });
  if (context.portfolio.all('responsibility').length > 0) blocks.push({ block: 'table', table: tasks(context) });
  if (context.portfolio.all('team').length > 0) blocks.push({ block: 'table', table: teams(context) });
  const question = 'Who answers for what, and who does the work?';
  return { id: 'responsibilities', title: 'Responsibilities', question, blocks };
}

const RACI = [
  { id: 'accountable', label: 'Accountable', type: 'text' },
  { id: 'responsible', label: 'Responsible', type: 'text' },
  { id: 'consulted', label: 'Consulted', type: 'text' },
  { id: 'informed', label: 'Informed', type: 'text' },
] as const;

function raci(context: ReportContext, { accountable, responsible, consulted, informed }: Parties) {
  const names = (parties: Parties['accountable']) =>
    namesOf(
      context,
      parties.map(({ value }) => value.to),
    );
  return [
    words(names(accountable), accountable.length === 1 ? {} : { tone: 'bad' as const }),
    words(names(responsible), responsible.length === 0 ? { tone: 'warn' as const } : {}),
    words(names(consulted)),
    words(names(informed)),
  ];
}

function services(context: ReportContext): Table {
  return {
    id: 'raci-services',
    title: 'Services',
    columns: [{ id: 'service', label: 'Service', type: 'text' }, ...RACI],
    rows: context.portfolio
      .all('service')
      .map((service) => [named(context, service.id), ...raci(context, service.values)]),
  };
}
function tasks(context: ReportContext): Table {
  return {
    id: 'raci-tasks',
    title: 'Tasks',
    columns: [{ id: 'task', label: 'Task', type: 'text' }, { id: 'scope', label: 'Scope', type: 'text' }, ...RACI],
    rows: context.portfolio.all('responsibility').map((task) => [
      words(labelOf(task)),
      namesCell(
        context,
        task.values.scope.map(({ value }) => value.to),
      ),
      ...raci(context, task.values),
    ]),
  };
}
function teams(context: ReportContext): Table {
  const { relations } = context.figures;
  return {
    id: 'teams',
    title: 'Teams, and the services that they manage',
    within: 'within',
    columns: [
      { id: 'team', label: 'Team', type: 'text' },
      { id: 'within', label: 'Within', type: 'text' },
      { id: 'accountable', label: 'Accountable for', type: 'text' },
      { id: 'responsible', label: 'Responsible for', type: 'text' },
    ],
    rows: treeOrder(context.portfolio.all('team'), relations.teams).map(({ id, values }) => [
      named(context, id),
      namedIfAny(context, values.within?.value.to),
      namesCell(
        context,
        relations.servicesAccountableTo(id).map((service) => service.id),
      ),
      namesCell(
        context,
        relations.servicesResponsibleTo(id).map((service) => service.id),
      ),
    ]),
  };
}
