/** A text that means itself in Markdown: titles are written by people, and shown by programs. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}
