import { labelOf, requirementsOf } from '@btaas/portfolio';
import type { Block, Graph, GraphNode, Section, Table } from '../document/blocks.js';
import { counted } from '../document/show.js';
import type { ReportContext } from './context.js';
import { named, namesCell } from './names.js';

/** A picture of more than this can no longer be read; the table has all of it. */
const MOST_NODES = 60;

/** What stands on what, down to who delivers it. */
export function dependenciesSection(context: ReportContext): Section {
  const graph = graphOf(context);
  const blocks: Block[] = [];
  if (graph.nodes.length > MOST_NODES) {
    blocks.push({
      block: 'text',
      text: [
        `${graph.nodes.length} services and providers are more than a picture can show; the table has what each one stands on.`,
      ],
    });
  } else if (graph.nodes.length > 0) blocks.push({ block: 'graph', graph });
  blocks.push({ block: 'table', table: table(context) });
  const question = 'What does each service stand on, and who delivers that?';
  return { id: 'dependencies', title: 'Dependencies', question, blocks };
}

function graphOf(context: ReportContext): Graph {
  const { relations } = context.figures;
  const worst = worstFindings(context);
  const nodes: GraphNode[] = [];
  const edges: { from: string; to: string; label?: string }[] = [];
  const providers = new Set<string>();
  const services = context.portfolio.all('service').filter((service) => relations.partOf(service) !== 'retired');
  for (const service of services) {
    const tone = worst.get(service.id);
    nodes.push({
      id: service.id,
      label: labelOf(service),
      shape: 'service',
      element: service.id,
      ...(tone === undefined ? {} : { tone }),
    });
    const needs = requirementsOf(service);
    for (const { to, group } of needs) {
      if (to.found) edges.push({ from: service.id, to: to.to, ...(group === undefined ? {} : { label: 'any of' }) });
    }
    for (const { values } of relations.commissionsOf(service.id)) {
      const provider = values.to?.value;
      if (provider?.found !== true) continue;
      providers.add(provider.to);
      const promised = (values.ola ?? values.uc)?.value.availability?.value.value?.value;
      const label = promised === undefined ? undefined : `${promised.value} %`;
      edges.push({ from: service.id, to: provider.to, ...(label === undefined ? {} : { label }) });
    }
  }
  for (const id of [...providers].sort()) {
    const provider = context.portfolio.find(id);
    if (provider !== undefined) nodes.push({ id, label: labelOf(provider), shape: 'provider', element: id });
  }
  return {
    id: 'dependencies',
    title: 'What stands on what',
    description:
      'Boxes are services, boxes with tabs providers; an arrow leads to what is needed. Services with an error are marked ✕.',
    direction: 'LR',
    nodes,
    edges,
  };
}

function worstFindings({ findings }: ReportContext): ReadonlyMap<string, 'bad' | 'warn'> {
  const worst = new Map<string, 'bad' | 'warn'>();
  for (const { element, level } of findings) {
    if (element === undefined || level === 'information') continue;
    if (level === 'error') worst.set(element, 'bad');
    else if (!worst.has(element)) worst.set(element, 'warn');
  }
  return worst;
}

function table(context: ReportContext): Table {
  const { relations, providers } = context.figures;
  return {
    id: 'dependencies',
    title: 'Dependencies by service',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'requires', label: 'Requires', type: 'text' },
      { id: 'required-by', label: 'Required by', type: 'text' },
      { id: 'count', label: 'Dependents', type: 'number' },
      { id: 'providers', label: 'Providers, with all that it stands on', type: 'text' },
    ],
    rows: context.portfolio.all('service').map((service) => {
      const dependents = relations.requiredBy(service.id).map(({ id }) => id);
      return [
        named(context, service.id),
        namesCell(
          context,
          requirementsOf(service).map(({ to }) => to.to),
        ),
        namesCell(context, dependents),
        counted(dependents.length),
        namesCell(context, providers.chains.providersOf(service.id)),
      ];
    }),
  };
}
