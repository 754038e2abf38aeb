import { allNodes } from '@btaas/language';
import { METRICS, isBuiltInMetric, type Element, labelOf, partsOf, schemaOf } from '@btaas/portfolio';
import { markdownText } from '@btaas/workspace/engine';
import type { Hover } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { declaringElement, elementAt } from '../declared-at.js';
import { occurrenceAt } from '../occurrences.js';
import { toRange } from '../position.js';
import { treeOf } from '../trees.js';

/** What stands at a place: an element with its title, its doc comment and what is computed for it; or a keyword's meaning. */
export function hover(
  context: Context,
  offset: number,
  figuresOf: (context: Context, id: string) => string,
): Hover | undefined {
  const { engine, document } = context;
  const found = occurrenceAt(engine, document, offset);
  if (found !== undefined) {
    const element = declaringElement(engine, found.id);
    if (element === undefined) return undefined;
    const parts = [headOf(element, found.id), element.doc ?? '', figuresOf(context, found.id)];
    return markdown(parts, toRange(document, found));
  }
  const builtIn = document.names.links.find((link) => link.builtIn && link.start <= offset && offset <= link.end);
  if (builtIn !== undefined && isBuiltInMetric(builtIn.text)) {
    return markdown([`**metric** ${builtIn.text}`, METRICS[builtIn.text]], toRange(document, builtIn));
  }
  return keywordHover(context, offset);
}

function headOf(element: Element, id: string): string {
  const part = partsOf(element).find((each) => each.id === id);
  if (part !== undefined) return `**${part.kind}** \`${id}\` of ${markdownText(labelOf(element))}`;
  const title = element.title === undefined ? '' : `: ${markdownText(element.title.value)}`;
  return `**${element.kind}** \`${element.name === '' ? element.id : element.name}\`${title}`;
}

/** The keyword of a declaration or a property says what it is for. */
function keywordHover({ document }: Context, offset: number): Hover | undefined {
  const element = elementAt(document, offset);
  if (element === undefined) return undefined;
  const schema = schemaOf(element.kind);
  const keyword = { start: element.start, end: element.start + element.kind.length };
  if (keyword.start <= offset && offset <= keyword.end) {
    return markdown([`**${element.kind}**`, schema.doc], toRange(document, keyword));
  }
  for (const node of allNodes(treeOf(document).file)) {
    if (typeof node.key !== 'string' || node.$start > offset || offset > node.$start + node.key.length) continue;
    const place = { start: node.$start, end: node.$start + node.key.length };
    const doc = docOf(schema.body, node.key);
    if (doc !== undefined) return markdown([`**${node.key}**`, doc], toRange(document, place));
  }
  return undefined;
}

interface Documented {
  readonly doc: string;
  readonly of: { readonly type: string; readonly body?: Readonly<Record<string, Documented>> };
}
/** What a property is for: of the element itself, or of one of its blocks. */
function docOf(body: Readonly<Record<string, Documented>>, key: string, depth = 0): string | undefined {
  if (Object.hasOwn(body, key)) return body[key]!.doc;
  if (depth > 3) return undefined;
  for (const { of } of Object.values(body)) {
    const inner = of.body === undefined ? undefined : docOf(of.body, key, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function markdown(parts: readonly string[], range: Hover['range']): Hover {
  const value = parts.filter((part) => part !== '').join('\n\n');
  return { contents: { kind: 'markdown', value }, ...(range === undefined ? {} : { range }) };
}
