/** The only two ways in which a name or a text of the user's gets into SQL. */

/** A column's name, whatever is in it: `"; DROP TABLE x` is a name like any other. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
export function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quoteText).join(', ')}]`;
}
