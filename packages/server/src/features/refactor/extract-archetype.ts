import { type ElementOf, type ModelEdit, placeOf } from '@btaas/portfolio';
import type { Context } from '../../context.js';
import { freeName, type Refactoring, type Selection, selected } from './refactoring.js';

/** One archetype for services that have none: it meets the needs that all of them meet. */
export function extractArchetype(context: Context, selection: Selection): readonly Refactoring[] {
  const touched = selected(context, selection);
  const services = touched.filter((each) => each.kind === 'service' && each.values.archetype === undefined);
  const [first] = services as readonly ElementOf<'service'>[];
  if (first === undefined || services.length !== touched.length) return [];
  const { document } = context;
  const name = freeName(context, 'NewArchetype');
  const textOf = ({ start, end }: { start: number; end: number }) => document.text.slice(start, end);
  const needs = (service: ElementOf<'service'>) => service.values.meets.map((need) => textOf(need));
  const common = needs(first).filter((need) =>
    (services as readonly ElementOf<'service'>[]).every((each) => needs(each).includes(need)),
  );
  const body = common.length === 0 ? '' : ` {\n  meets ${common.join(', ')}\n}`;
  const edits: ModelEdit[] = [
    {
      edit: 'replace',
      at: { document: document.name, start: first.start, end: first.start },
      text: `archetype ${name}${body}\n\n`,
    },
    ...services.map((service): ModelEdit => ({ edit: 'addProperty', to: placeOf(service), text: `archetype ${name}` })),
  ];
  const title =
    services.length === 1 ? 'Extract an archetype' : `Extract an archetype from ${services.length} services`;
  return [{ title, kind: 'refactor.extract', edits }];
}
