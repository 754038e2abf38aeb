import { type ElementOf, type ModelEdit, placeOf, valuePlace } from '@btaas/portfolio';
import type { Context } from '../../context.js';
import { freeName, type Refactoring, type Selection, selected } from './refactoring.js';

/** One of several offerings becomes a service of its own, which is for the rest what the first one is. */
export function splitOffering(context: Context, selection: Selection): readonly Refactoring[] {
  const { document } = context;
  const [service, other] = selected(context, selection);
  if (service?.kind !== 'service' || other !== undefined || service.values.offering.length < 2) return [];
  const touched = service.values.offering.find(({ start, end }) => start <= selection.end && selection.start <= end);
  if (touched === undefined) return [];
  const offering = touched.value.name.value;
  const name = freeName(context, `${service.name}${offering}`);
  const edits: ModelEdit[] = [
    { edit: 'removeValue', at: valuePlace(service, touched) },
    {
      edit: 'addElement',
      document: document.name,
      after: placeOf(service),
      text: withoutOthers(document.text, service, touched).replace(/^(\s*service\s+)\S+/, `$1${name}`),
    },
  ];
  return [{ title: `Split ${offering} off into a service of its own`, kind: 'refactor.extract', edits }];
}

/** The text of a service with only one of its offerings. */
function withoutOthers(text: string, service: ElementOf<'service'>, kept: { start: number; end: number }): string {
  let written = '';
  let from = service.start;
  for (const { start, end } of service.values.offering) {
    if (start === kept.start) continue;
    const begin = text.lastIndexOf('offering', start + 'offering'.length);
    written += text.slice(from, begin).replace(/[ \t]*$/, '');
    from = end + (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0);
  }
  return written + text.slice(from, service.end);
}
