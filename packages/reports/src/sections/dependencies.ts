import { type ElementOf, labelOf, requirementsOf } from '@btaas/portfolio';
import type { Block, Graph, GraphNode, Section, Table } from '../document/blocks.js';
import { counted } from '../document/show.js';
import type { ReportContext } from './context.js';
import { named, namesCell } from './names.js';

type Service = ElementOf<'service'>;

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
        `${graph.nodes.length} services and providers stand on one another, more than a picture can show; the table has what each one stands on.`,
      ],
    });
  } else if (graph.nodes.length > 0) blocks.push({ block: 'graph', graph });
  blocks.push({ block: 'table', table: table(context) });
  const question = 'What does each service stand on, and who delivers that?';
  return { id: 'dependencies', title: 'Dependencies', question, blocks };
}

type Edge = Graph['edges'][number];

/** Services and providers with the arrows between them; what has none is left to the table. */
function graphOf(context: ReportContext): Graph {
  const { relations } = context.figures;
  const services = context.portfolio.all('service').filter((service) => relations.partOf(service) !== 'retired');
  const boxes = [...serviceNodes(context, services), ...providerNodes(context, services)];
  const known = new Set(boxes.map(({ id }) => id));
  const choices: GraphNode[] = [];
  const edges = services.flatMap((service) => {
    const made = requirementEdges(service, known);
    choices.push(...made.choices);
    return [...made.edges, ...commissionEdges(context, service)];
  });
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = boxes.filter(({ id }) => connected.has(id));
  return {
    id: 'dependencies',
    title: 'What stands on what',
    description: descriptionOf(nodes, choices, boxes.length - nodes.length),
    direction: 'LR',
    nodes: [...nodes, ...choices],
    edges,
  };
}

function descriptionOf(nodes: readonly GraphNode[], choices: readonly GraphNode[], alone: number): string {
  return [
    'Boxes are services, boxes with tabs providers; an arrow leads to what is needed.',
    ...(choices.length > 0 ? ['Of what follows on "any of", one is enough.'] : []),
    ...(nodes.some(({ tone }) => tone === 'bad') ? ['Services with an error are marked ✕.'] : []),
    ...(alone > 0
      ? [
          `${alone} ${alone === 1 ? 'service has' : 'services have'} no arrow and ${alone === 1 ? 'is' : 'are'} in the table alone.`,
        ]
      : []),
  ].join(' ');
}

function serviceNodes(context: ReportContext, services: readonly Service[]): readonly GraphNode[] {
  const worst = worstFindings(context);
  return services.map((service) => {
    const tone = worst.get(service.id);
    const node: GraphNode = { id: service.id, label: labelOf(service), shape: 'service', element: service.id };
    return tone === undefined ? node : { ...node, tone };
  });
}

function providerNodes({ portfolio, figures }: ReportContext, services: readonly Service[]): readonly GraphNode[] {
  const commissioned = services.flatMap(({ id }) => figures.relations.commissionsOf(id));
  const ids = new Set(
    commissioned.flatMap(({ values }) => (values.to?.value.found === true ? [values.to.value.to] : [])),
  );
  return [...ids].sort().flatMap((id): GraphNode[] => {
    const provider = portfolio.find(id);
    return provider === undefined ? [] : [{ id, label: labelOf(provider), shape: 'provider', element: id }];
  });
}

/** An arrow a requirement; alternatives have a small node of their own that the arrow goes through. */
function requirementEdges(
  service: Service,
  known: ReadonlySet<string>,
): { readonly edges: readonly Edge[]; readonly choices: readonly GraphNode[] } {
  const edges: Edge[] = [];
  const choices = new Map<unknown, GraphNode>();
  for (const { to, group } of requirementsOf(service)) {
    if (!to.found || !known.has(to.to)) continue;
    if (group === undefined) {
      edges.push({ from: service.id, to: to.to });
      continue;
    }
    let choice = choices.get(group);
    if (choice === undefined) {
      choice = { id: `${service.id} any of ${choices.size + 1}`, label: 'any of', shape: 'choice' };
      choices.set(group, choice);
      edges.push({ from: service.id, to: choice.id });
    }
    edges.push({ from: choice.id, to: to.to });
  }
  return { edges, choices: [...choices.values()] };
}

function commissionEdges({ portfolio, figures }: ReportContext, service: Service): readonly Edge[] {
  return figures.relations.commissionsOf(service.id).flatMap(({ values }): Edge[] => {
    const provider = values.to?.value;
    if (provider?.found !== true || portfolio.find(provider.to) === undefined) return [];
    const promised = (values.ola ?? values.uc)?.value.availability?.value.value?.value;
    const edge: Edge = { from: service.id, to: provider.to };
    return [promised === undefined ? edge : { ...edge, label: `${promised.value} %` }];
  });
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
