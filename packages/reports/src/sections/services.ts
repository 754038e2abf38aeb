import { type Element, type ElementOf, isUnknown, labelOf, printQuantity, requirementsOf } from '@btaas/portfolio';
import type { Block, CardBlock, Fact, Inline, Section, Table } from '../document/blocks.js';
import { pointed } from '../document/points.js';
import { cell, figured, words } from '../document/show.js';
import type { ReportContext, ReportFinding } from './context.js';
import { elementBlocks } from './element-card.js';
import { labelIn } from './names.js';
import { type Uses, usesIn } from './uses.js';

type Service = ElementOf<'service'>;

/** What can be linked to besides services. */
const OTHERS = [
  ['archetype', 'Archetypes'],
  ['need', 'Needs'],
  ['unit', 'Units'],
  ['provider', 'Providers'],
  ['team', 'Teams'],
  ['capability', 'Capabilities'],
  ['asset', 'Assets'],
  ['process', 'Processes'],
  ['outcome', 'Outcomes'],
  ['person', 'People'],
  ['responsibility', 'Responsibilities'],
  ['contract', 'Contracts'],
  ['commission', 'Commissions'],
  ['consolidation', 'Consolidations'],
  ['migration', 'Migrations'],
  ['scenario', 'Scenarios'],
  ['plan', 'Plans'],
  ['pool', 'Pools'],
  ['survey', 'Surveys'],
  ['source', 'Sources'],
  ['metric', 'Metrics'],
  ['policy', 'Policies'],
] as const;

/** A card for each service, and shorter ones for everything else that tables lead to. */
export function servicesSection(context: ReportContext): Section {
  const byElement = new Map<string, ReportFinding[]>();
  for (const finding of context.findings) {
    if (finding.element === undefined) continue;
    byElement.set(finding.element, [...(byElement.get(finding.element) ?? []), finding]);
  }
  const services = context.portfolio.all('service');
  const uses = usesIn(context.portfolio, [['service', 'Services'], ...OTHERS]);
  const blocks: Block[] = services.map((service) => card(context, service, byElement.get(service.id) ?? []));
  for (const [kind, heading] of OTHERS) {
    const elements = context.portfolio.all(kind);
    if (elements.length === 0) continue;
    blocks.push({ block: 'heading', text: heading });
    for (const element of elements as readonly Element[])
      blocks.push(shortCard(context, element, uses, byElement.get(element.id) ?? []));
  }
  const question =
    'What is each service, who owns it, what does it promise, and what does it stand on? And where is everything else used?';
  return { id: 'services', title: 'Services and elements', question, blocks };
}

function card(context: ReportContext, service: Service, findings: readonly ReportFinding[]): CardBlock {
  const { values } = service;
  const blocks: Block[] = [];
  if (service.doc !== undefined) blocks.push({ block: 'text', text: [service.doc] });
  if (values.utility !== undefined)
    blocks.push({ block: 'text', text: [{ strong: 'Utility: ' }, values.utility.value] });
  blocks.push(
    { block: 'facts', facts: factsOf(context, service) },
    { block: 'text', text: relationsOf(context, service) },
  );
  const promised = promises(context, service);
  if (promised.rows.length > 0) blocks.push({ block: 'table', table: promised });
  if (findings.length > 0) blocks.push({ block: 'table', table: findingsTable(service, findings) });
  return {
    block: 'card',
    element: service.id,
    title: labelOf(service),
    subtitle: subtitleOf(context, service),
    blocks,
  };
}

function subtitleOf(context: ReportContext, service: Service): string {
  const { values } = service;
  const state = context.figures.relations.stateOf(service)?.value.state?.value;
  const used = values.archetype?.value.archetype?.value.to;
  const parts = [
    values.facing?.value === 'supporting' ? 'supporting service' : 'business-facing service',
    ...(used === undefined ? [] : [`of ${labelIn(context, used)}`]),
    ...(state === undefined ? [] : [state]),
    ...(values.criticality === undefined ? [] : [`criticality ${values.criticality.value}`]),
  ];
  return parts.join(', ');
}

function factsOf(context: ReportContext, service: Service): readonly Fact[] {
  const { cost, sizing, alignment } = context.figures;
  const sized = sizing.of(service);
  const unitCost = cost.unitCost(service);
  const gap = alignment.ofElement(service.id).gap;
  const [own, passed] = [figured(cost.of(service).total), figured(cost.allocated(service).total)];
  return [
    { label: 'Cost a year', cell: own },
    ...(passed.text === own.text ? [] : [{ label: 'With what others pass on', cell: passed }]),
    ...(isUnknown(unitCost.value) ? [] : [{ label: 'Unit cost', cell: figured(unitCost) }]),
    ...(sized === undefined ? [] : [{ label: 'Utilisation', cell: figured(sized.utilisation) }]),
    ...(isUnknown(gap.value) ? [] : [{ label: 'Alignment gap', cell: pointed(gap) }]),
  ];
}

/** Who has to do with it, in sentences with links. */
function relationsOf(context: ReportContext, service: Service): readonly Inline[] {
  const { relations } = context.figures;
  const { values } = service;
  const sentences: readonly (readonly [string, readonly string[]])[] = [
    ['Accountable: ', values.accountable.map(({ value }) => value.to)],
    ['Responsible: ', values.responsible.map(({ value }) => value.to)],
    ['Meets: ', relations.needsMetByService(service).map(({ id }) => id)],
    [
      'Consumers: ',
      values.consumers.flatMap(({ value }) => (value.consumer === undefined ? [] : [value.consumer.value.to])),
    ],
    ['Requires: ', requirementsOf(service).map(({ to }) => to.to)],
    ['Required by: ', relations.requiredBy(service.id).map(({ id }) => id)],
    [
      'Commissioned to: ',
      relations.commissionsOf(service.id).flatMap(({ values: own }) => (own.to === undefined ? [] : [own.to.value.to])),
    ],
  ];
  return sentences.flatMap(([label, ids]): Inline[] => {
    if (ids.length === 0) return [];
    const links = ids.flatMap((id, i): Inline[] => [
      ...(i > 0 ? [', '] : []),
      { text: labelIn(context, id), element: id },
    ]);
    return [{ strong: label }, ...links, '. '];
  });
}

function promises(context: ReportContext, service: Service): Table {
  const { agreements } = context.figures;
  return {
    id: `promises-${service.id}`,
    title: 'Promises',
    group: { id: 'service-promises', title: 'Everything that services promise' },
    columns: [
      { id: 'agreement', label: 'Agreement', type: 'text' },
      { id: 'availability', label: 'Availability', type: 'percent' },
      { id: 'composed', label: 'Composed behind it', type: 'percent' },
      { id: 'response', label: 'Response', type: 'text' },
      { id: 'resolution', label: 'Resolution', type: 'text' },
      { id: 'rto', label: 'RTO', type: 'duration' },
      { id: 'rpo', label: 'RPO', type: 'duration' },
    ],
    rows: agreements.promisesOf(service.id).map((promise) => {
      const { terms } = promise;
      const composed = agreements.availability(promise)?.composed;
      const times = (by: typeof terms.response) =>
        by.map(({ key, value }) => `${key} ${printQuantity(value)}`).join(', ') || '–';
      return [
        words(promise.label),
        terms.availability === undefined ? words('–') : cell(terms.availability.value.percent),
        composed === undefined ? words('–') : figured(composed),
        words(times(terms.response)),
        words(times(terms.resolution)),
        terms.rto === undefined ? words('–') : cell(terms.rto.value),
        terms.rpo === undefined ? words('–') : cell(terms.rpo.value),
      ];
    }),
  };
}

function findingsTable({ id }: { readonly id: string }, findings: readonly ReportFinding[]): Table {
  const tones = { error: 'bad', warning: 'warn', information: 'muted' } as const;
  return {
    id: `findings-${id}`,
    title: 'Findings',
    columns: [
      { id: 'message', label: 'Finding', type: 'text' },
      { id: 'rule', label: 'Rule', type: 'text' },
      { id: 'place', label: 'Where', type: 'text' },
    ],
    rows: findings.map(({ id: rule, message, level, file, line }) => [
      words(message, { tone: tones[level] }),
      words(rule),
      words(`${file}:${line}`),
    ]),
  };
}

function shortCard(
  context: ReportContext,
  element: Element,
  uses: Uses,
  findings: readonly ReportFinding[],
): CardBlock {
  const blocks: Block[] = [];
  if (element.doc !== undefined) blocks.push({ block: 'text', text: [element.doc] });
  blocks.push(...elementBlocks(context, element, uses));
  if (findings.length > 0) blocks.push({ block: 'table', table: findingsTable(element, findings) });
  return {
    block: 'card',
    element: element.id,
    title: labelIn(context, element.id),
    subtitle: element.name === '' ? element.kind : `${element.kind} ${element.name}`,
    blocks,
  };
}
