import { type Element, type ElementOf, isUnknown } from '@btaas/portfolio';
import { type RawFinding, show } from '@btaas/workspace/engine';
import type { CodeLens } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { toRange } from '../position.js';

/** A line above each element that says what follows from it: consumers, promises, payouts, findings. */
export function codeLenses(context: Context, findings: readonly RawFinding[]): readonly CodeLens[] {
  const { document } = context;
  const byElement = new Map<string, number>();
  for (const { element } of findings)
    if (element !== undefined) byElement.set(element, (byElement.get(element) ?? 0) + 1);
  return document.reading.document.elements.flatMap((element) => {
    const range = toRange(document, { start: element.nameStart, end: element.nameEnd });
    const found = byElement.get(element.id) ?? 0;
    const titles = [...saidOf(context, element), ...(found === 0 ? [] : [counted(found, 'finding')])];
    return titles.map((title) => ({
      range,
      command: { title, command: 'btaas.explain', arguments: [context.uriOf(document.name), element.id] },
    }));
  });
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function saidOf(context: Context, element: Element): readonly string[] {
  const { figures, portfolio } = context.snapshot();
  const { relations } = figures;
  switch (element.kind) {
    case 'service':
      return ofService(context, element);
    case 'archetype':
      return [counted(relations.servicesOfArchetype(element.id).length, 'service')];
    case 'need':
      return [`met by ${counted(relations.servicesMeeting(element.id).length, 'service')}`];
    case 'provider':
      return [counted(relations.commissionsTo(element.id).length, 'commission')];
    case 'plan': {
      if (!figures.offers('rewards')) return [];
      const payouts = figures.rewards.payouts.filter(({ score }) => score.plan.id === element.id);
      return payouts.map(({ participant, amount, currency, status }) =>
        isUnknown(amount)
          ? `${shortOf(portfolio.find(participant)?.name ?? participant)}: ${status}`
          : `${shortOf(portfolio.find(participant)?.name ?? participant)}: ${show({ type: 'money', amount, currency })}, ${status}`,
      );
    }
    case 'consolidation': {
      if (!figures.offers('consolidation')) return [];
      const npv = figures.consolidation.of(element.id)?.npv.value;
      return npv === undefined || isUnknown(npv) ? [] : [`net present value ${show(npv)}`];
    }
    default:
      return [];
  }
}
const shortOf = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function ofService(context: Context, service: ElementOf<'service'>): readonly string[] {
  const { relations, agreements } = context.snapshot().figures;
  const consumers = service.values.consumers.length + relations.requiredBy(service.id).length;
  const promises = agreements.promisesOf(service.id).flatMap((promise) => {
    const availability = promise.kind === 'sla' ? agreements.availability(promise) : undefined;
    if (availability === undefined || isUnknown(availability.composed.value) || isUnknown(availability.promised.value))
      return [];
    return [`promises ${show(availability.promised.value)}, composed ${show(availability.composed.value)}`];
  });
  return [counted(consumers, 'consumer'), ...promises];
}
