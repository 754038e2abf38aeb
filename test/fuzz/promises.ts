import {
  applyEdits,
  expectedAt,
  format,
  isSyntaxNode,
  overlap,
  parse,
  read,
  type SyntaxNode,
  textEdits,
} from '@btaas/language';
import type { ModelEdit } from '@btaas/portfolio';

/** What is broken of the promises that hold for any text whatever; nothing in the best case. A throw is a broken promise too. */
export function brokenPromises(text: string, offset: number): readonly string[] {
  const broken: string[] = [];
  const parsed = parse(text);
  for (const { message, start, end } of parsed.problems) {
    if (start < 0 || start > end || end > text.length) broken.push(`"${message}" stands at ${start} to ${end}`);
    if (message === '' || /undefined|\[object|NaN|something else/.test(message))
      broken.push(`a message reads "${message}"`);
  }
  if (parsed.problems.some(({ start }, i) => i > 0 && start < parsed.problems[i - 1]!.start)) {
    broken.push('the problems are not in the order of the text');
  }
  checkTree(parsed.file, 0, text.length, broken);
  if (isSyntaxNode(parsed.file) && parsed.file.$type === 'File') read('fuzz', text, parsed);
  const expected = expectedAt(text, offset);
  if (expected.start > offset || expected.end < offset) broken.push(`what is replaced at ${offset} does not hold it`);
  broken.push(...brokenFormat(text, parsed.problems.length === 0));
  broken.push(...brokenEdits(text, parsed.file, parsed.problems.length === 0));
  return broken;
}

function checkTree(node: SyntaxNode, from: number, to: number, broken: string[]): void {
  if (node.$start < from || node.$end > to || node.$start > node.$end) {
    broken.push(`${node.$type} stands at ${node.$start} to ${node.$end}, outside of ${from} to ${to}`);
    return;
  }
  for (const value of Object.values(node).flat()) {
    if (isSyntaxNode(value)) checkTree(value, node.$start, node.$end, broken);
  }
}

/** Edits stay inside of the text and apart, and make no mistake in a text that has none. */
function brokenEdits(text: string, file: SyntaxNode, isClean: boolean): readonly string[] {
  const declarations = nodes(file.declarations);
  const declaration = declarations[Math.floor(declarations.length / 2)];
  if (declaration === undefined) return [];
  const place = ({ $start, $end }: SyntaxNode) => ({ document: 'a', start: $start, end: $end });
  const properties = nodes(declaration.properties);
  const property = properties.at(-1);
  const edits: ModelEdit[] = [
    { edit: 'removeElement', at: place(declaration) },
    { edit: 'addElement', document: 'a', after: place(declaration), text: 'unit Added' },
    { edit: 'addElement', document: 'a', text: 'unit Added {\n  within Other\n}' },
  ];
  if (property !== undefined) {
    edits.push({ edit: 'removeValue', at: place(property) });
    edits.push({ edit: 'addProperty', to: place(declaration), text: text.slice(property.$start, property.$end) });
  }
  return edits.flatMap((edit) => {
    const changes = textEdits([edit], 'a', text);
    if (overlap(changes)) return [`${edit.edit} changes one place twice`];
    if (changes.some(({ start, end }) => start < 0 || start > end || end > text.length))
      return [`${edit.edit} leaves the text`];
    if (!isClean) return [];
    const after = parse(applyEdits(text, changes));
    const problem = after.problems[0];
    if (problem !== undefined) return [`${edit.edit} makes a mistake: ${problem.message}`];
    const [before, now] = [counted(file), counted(after.file)];
    const grows = edit.edit.startsWith('add') ? 1 : -1;
    const isRight = edit.edit.endsWith('Element') ? (now[0] - before[0]) * grows > 0 : (now[1] - before[1]) * grows > 0;
    return isRight ? [] : [`${edit.edit} does not do what it says`];
  });
}
/** How many declarations and how many properties a tree has. */
function counted(node: SyntaxNode): readonly [declarations: number, properties: number] {
  const inside = Object.values(node).flat().filter(isSyntaxNode).map(counted);
  const own = nodes(node.declarations).length;
  return [
    own + inside.reduce((sum, [n]) => sum + n, 0),
    nodes(node.properties).length + inside.reduce((sum, [, n]) => sum + n, 0),
  ];
}
const nodes = (value: unknown): readonly SyntaxNode[] => [value ?? []].flat().filter(isSyntaxNode);

/** The tree without places. */
function shape(node: SyntaxNode): string {
  return JSON.stringify(node, (key, value) => (key.startsWith('$') && key !== '$type' ? undefined : value));
}

function brokenFormat(text: string, isClean: boolean): readonly string[] {
  const once = format(text);
  if (!once.ok) return isClean ? ['a text without mistakes is not formatted'] : [];
  if (!isClean) return ['a text with mistakes is formatted'];
  const again = parse(once.text);
  if (again.problems.length > 0) return [`formatting makes a mistake: ${again.problems[0]!.message}`];
  if (shape(again.file) !== shape(parse(text).file)) return ['formatting changes the tree'];
  const twice = format(once.text);
  return twice.ok && twice.text === once.text ? [] : ['formatting twice changes the text'];
}
