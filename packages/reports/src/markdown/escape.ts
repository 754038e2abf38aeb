/** Text that means itself in Markdown: no markup, no HTML, no line break. */
export function text(words: string): string {
  return words
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, (sign) => ENTITIES[sign] ?? `\\${sign}`)
    .replace(/\s*[\r\n\u2028\u2029\u0085]+\s*/g, ' ')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '\uFFFD')
    .replace(/^(\s*)([-+=])(?=[-=\s]|$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Markdown of somebody's own, without HTML in it: code keeps its signs, everything else shows them as text. */
export function withoutHtml(markdown: string): string {
  return markdown
    .split(/(^ {0,3}(?:```|~~~)[\s\S]*?^ {0,3}(?:```|~~~)[^\S\n]*$|`[^`\n]*`)/m)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/<(?=[a-z/!?])/gi, '&lt;')))
    .join('');
}
