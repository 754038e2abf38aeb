import type { DocumentHighlight, Location } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { declaringElement } from '../declared-at.js';
import type { Occurrence } from '../occurrence.js';
import { occurrenceAt, occurrencesOf } from '../occurrences.js';
import { toLocation, toRange } from '../position.js';

/** Where what the name stands for is declared. */
export function definition(context: Context, offset: number): readonly Location[] {
  const found = occurrenceAt(context.engine, context.document, offset);
  if (found === undefined) return [];
  return locations(
    context,
    occurrencesOf(context.engine, found.id).filter(({ declares }) => declares),
  );
}

/** Of a service, the archetype that it follows; of an archetype, the one that it extends. */
export function typeDefinition(context: Context, offset: number): readonly Location[] {
  const found = occurrenceAt(context.engine, context.document, offset);
  const element = found && declaringElement(context.engine, found.id);
  const archetype =
    element?.kind === 'service'
      ? element.values.archetype?.value.archetype?.value
      : element?.kind === 'archetype'
        ? element.values.extends?.value
        : undefined;
  if (!archetype?.found) return [];
  return locations(
    context,
    occurrencesOf(context.engine, archetype.to).filter(({ declares }) => declares),
  );
}

/** Of an archetype, the services that follow it; of a need, the services that meet it; of a provider, its commissions. */
export function implementation(context: Context, offset: number): readonly Location[] {
  const { engine, document } = context;
  const found = occurrenceAt(engine, document, offset);
  if (found === undefined) return [];
  const { portfolio } = context.snapshot();
  const { id } = found;
  const services = portfolio.all('service').filter(({ values }) => {
    return values.archetype?.value.archetype?.value.to === id || values.meets.some(({ value }) => value.to === id);
  });
  const commissions = portfolio.all('commission').filter(({ values }) => {
    return values.to?.value.to === id || values.service?.value.to === id;
  });
  const places = [...services, ...commissions].map(({ document: name, nameStart, nameEnd }) => ({
    ...{ document: name, start: nameStart, end: nameEnd },
  }));
  return places.map((place) => toLocation(place, engine.documents, context.uriOf)).filter((each) => each !== undefined);
}

export function references(context: Context, offset: number, includeDeclaration: boolean): readonly Location[] {
  const found = occurrenceAt(context.engine, context.document, offset);
  if (found === undefined) return [];
  const all = occurrencesOf(context.engine, found.id);
  return locations(
    context,
    all.filter(({ declares }) => includeDeclaration || !declares),
  );
}

export function highlights(context: Context, offset: number): readonly DocumentHighlight[] {
  const { engine, document } = context;
  const found = occurrenceAt(engine, document, offset);
  if (found === undefined) return [];
  return occurrencesOf(engine, found.id)
    .filter((each) => each.document === document.name)
    .map(({ last, declares }) => ({ range: toRange(document, last), kind: declares ? 3 : 2 }));
}

function locations({ engine, uriOf }: Context, occurrences: readonly Occurrence[]): readonly Location[] {
  return occurrences.map(({ last }) => toLocation(last, engine.documents, uriOf)).filter((each) => each !== undefined);
}
