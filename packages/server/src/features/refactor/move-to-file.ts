import { placeOf } from '@btaas/portfolio';
import type { Context } from '../../context.js';
import { type Refactoring, type Selection, selected } from './refactoring.js';

/** A declaration in a file of its own, beside the one that it stands in, with the same namespace and what that uses. */
export function moveToFile(context: Context, selection: Selection): readonly Refactoring[] {
  const { document, engine } = context;
  const [element, other] = selected(context, selection);
  if (element === undefined || other !== undefined || element.name === '') return [];
  if (document.reading.document.elements.length < 2 || document.syntax.length > 0) return [];
  const folder = document.name.slice(0, document.name.lastIndexOf('/') + 1);
  const name = `${folder}${fileName(element.name)}.btaas`;
  if (engine.documents.has(name)) return [];
  const { namespace, uses } = document.names;
  const start = startWithComments(document.text, element.start);
  const head = [...(namespace === '' ? [] : [`namespace ${namespace}`]), ...uses.map((use) => `use ${use}`)];
  const text = `${[head.join('\n'), document.text.slice(start, element.end)].filter((part) => part !== '').join('\n\n')}\n`;
  return [
    {
      title: `Move ${element.name} to ${name}`,
      kind: 'refactor.move',
      edits: [{ edit: 'removeElement', at: placeOf(element) }],
      newFile: { document: name, text },
    },
  ];
}

const fileName = (name: string) => name.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2').toLowerCase();

/** Comments right above a declaration belong to it. */
function startWithComments(text: string, start: number): number {
  const above = /(?:^|\n)((?:[ \t]*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)[ \t]*\n)+[ \t]*)$/.exec(
    text.slice(0, start),
  );
  return above === null ? start : start - above[1]!.length;
}
