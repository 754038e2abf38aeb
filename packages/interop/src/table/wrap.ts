const WIDTH = 110;

/** Text in lines of a fair length; a line break in a Markdown paragraph is a space. Empty lines stay. */
export function wrapped(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => wrapLine(line.trim()))
    .join('\n')
    .trim();
}

function wrapLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/\s+/)) {
    if (current !== '' && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}
