import { expectedAt, format, isSyntaxNode, parse, read, type SyntaxNode } from '@btaas/language';

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
