import { decodeText } from '../model/text.js';

/** A text in quotes. One of several lines becomes a text block where that says the same. */
export function printText(text: string, indent: string): string {
  return (text.includes('\n') ? textBlock(text, indent) : undefined) ?? JSON.stringify(text);
}

/** Undefined for what a block cannot hold: triple quotes, carriage returns, spaces at the end of a line and the like. */
function textBlock(text: string, indent: string): string | undefined {
  const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line));
  const block = `"""\n${lines.join('\n')}\n${indent}"""`;
  return !text.includes('"""') && decodeText(block) === text ? block : undefined;
}

/** A doc comment. The two signs that would end it are kept apart by a backslash, which Markdown does not show. */
export function printDoc(doc: string): string {
  const lines = doc.replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `/** ${doc.replaceAll('*/', '*\\/')} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}
