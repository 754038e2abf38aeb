/** What the grammar takes for a name, its terminal `ID`: a letter or `_`, then also digits. */
export const NAME_PATTERN = String.raw`[a-zA-Z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u3040-\uD7FF][\w\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u3040-\uD7FF]*`;
const NAME = new RegExp(`^${NAME_PATTERN}$`);

/** Whether a text can be the name of something; a letter that the grammar does not know, such as `µ`, is in none. */
export function isName(text: string): boolean {
  return NAME.test(text);
}
