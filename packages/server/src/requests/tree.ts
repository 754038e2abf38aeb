import { type Element, isUnknown, labelOf, nameOf, percentOf, lastNameOf } from '@btaas/portfolio';
import { show } from '@btaas/workspace/engine';
import type { Range } from 'vscode-languageserver-types';
import { toRange } from '../position.js';
import type { ProjectSession } from '../project-session.js';

/** How services can be grouped in the editor's tree. */
export const GROUPINGS = ['archetype', 'provider', 'unit', 'lifecycle'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface TreeNode {
  readonly label: string;
  readonly description: string;
  readonly tooltip?: string;
  /** What kind of thing it is, by which the editor pictures it. */
  readonly kind: Element['kind'] | 'group' | 'payout';
  readonly uri?: string;
  readonly range?: Range;
  readonly tone?: 'error' | 'warning';
  readonly children?: readonly TreeNode[];
}
/** A group with more services says how many there are more. */
const MOST_OF_GROUP = 500;

/** The parts of a service's life follow one another; what has no group stands last. */
const PARTS: readonly string[] = ['pipeline', 'catalogue', 'retired'];
const REST = PARTS.length + 1;
/** As people look names up. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** The services of a project in groups, each with its state and the gravest finding. */
export function portfolioTree(project: ProjectSession, grouping: Grouping): readonly TreeNode[] {
  const { portfolio, figures } = project.engine.snapshot();
  const { relations } = figures;
  const worst = worstByElement(project);
  const members = new Map<string, Element[]>();
  for (const service of portfolio.all('service')) {
    for (const group of groupsOf(service)) {
      const list = members.get(group);
      if (list === undefined) members.set(group, [service]);
      else list.push(service);
    }
  }
  const titleOf = (group: string) => {
    const element = portfolio.find(group);
    return element === undefined ? group : labelOf(element);
  };
  const placeOf = (group: string) => (portfolio.find(group) === undefined ? 1 + PARTS.indexOf(group) || REST : 0);
  const inOrder = (a: string, b: string) => placeOf(a) - placeOf(b) || compare(titleOf(a), titleOf(b));
  return [...members.keys()].sort(inOrder).map((group) => {
    const element = portfolio.find(group);
    const all = members.get(group)!.length;
    const services = members
      .get(group)!
      .sort((a, b) => compare(labelOf(a), labelOf(b)))
      .slice(0, MOST_OF_GROUP);
    const more =
      all > services.length
        ? [{ label: `and ${all - services.length} more`, description: '', kind: 'group' as const }]
        : [];
    return {
      label: titleOf(group),
      description: `${all} ${all === 1 ? 'service' : 'services'}`,
      kind: element?.kind ?? ('group' as const),
      ...(element === undefined ? {} : placed(project, element)),
      children: [...services.map(node), ...more],
    };
  });

  function groupsOf(service: ReturnType<typeof portfolio.all<'service'>>[number]): readonly string[] {
    switch (grouping) {
      case 'archetype': {
        const used = service.values.archetype?.value.archetype?.value;
        return [used?.found === true ? used.to : 'without archetype'];
      }
      case 'provider': {
        const providers = figures.providers.chains.directOf(service.id);
        return providers.length === 0 ? ['not commissioned'] : providers;
      }
      case 'unit': {
        const units = service.values.consumers.flatMap(({ value }) =>
          value.consumer?.value.found === true ? [value.consumer.value.to] : [],
        );
        return units.length === 0 ? ['without consumers'] : units;
      }
      case 'lifecycle':
        return [relations.partOf(service) ?? 'without state'];
    }
  }
  function node(service: Element): TreeNode {
    const state = service.kind === 'service' ? relations.stateOf(service)?.value.state?.value : undefined;
    const cost = service.kind === 'service' ? figures.cost.of(service).total.value : undefined;
    const tone = worst.get(service.id);
    return {
      label: labelOf(service),
      description: [state ?? '', cost === undefined || isUnknown(cost) ? '' : show(cost)]
        .filter((part) => part !== '')
        .join(', '),
      ...(service.doc === undefined ? {} : { tooltip: service.doc }),
      kind: service.kind,
      ...placed(project, service),
      ...(tone === undefined ? {} : { tone }),
    };
  }
}

function worstByElement(project: ProjectSession): ReadonlyMap<string, 'error' | 'warning'> {
  const worst = new Map<string, 'error' | 'warning'>();
  for (const { element, level } of project.analysis().findings) {
    if (element === undefined || level === 'information') continue;
    if (level === 'error' || !worst.has(element)) worst.set(element, level);
  }
  return worst;
}

function placed(project: ProjectSession, element: Element): { uri?: string; range?: Range } {
  const document = project.documentOf(element.document);
  return document === undefined
    ? {}
    : { uri: project.uriOf(element.document), range: toRange(document, nameOf(element)) };
}

/** Plans with their components and payouts, and pools. */
export function rewardsTree(project: ProjectSession): readonly TreeNode[] {
  const { portfolio, figures } = project.engine.snapshot();
  const { rewards } = figures;
  return rewards.plans.map(({ plan, components }) => ({
    label: labelOf(plan),
    description: plan.values.period === undefined ? '' : show(plan.values.period.value),
    kind: 'plan',
    ...placed(project, plan),
    children: [
      ...components.map(
        ({ evidence, capped }): TreeNode => ({
          label: `${evidence.metric} of ${lastNameOf(evidence.element)}`,
          description: isUnknown(evidence.value)
            ? 'not measured'
            : `${show(evidence.value)}${isUnknown(capped) ? '' : ` pays ${show(percentOf(capped))}`}`,
          kind: 'metric',
        }),
      ),
      ...rewards.payouts
        .filter(({ score }) => score.plan.id === plan.id)
        .map(
          ({ participant, amount, currency, status }): TreeNode => ({
            label: portfolio.find(participant)?.name ?? participant,
            description: isUnknown(amount) ? status : `${show({ type: 'money', amount, currency })}, ${status}`,
            kind: 'payout',
          }),
        ),
    ],
  }));
}
