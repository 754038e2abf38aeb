/** Breaks a text at spaces so that no line is longer than the width; later lines are indented. */
export function wrap(text: string, width: number | undefined, indent = ''): string {
  if (width === undefined) return text;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    const [, margin = '', rest = ''] = /^( *)(.*)$/s.exec(paragraph) ?? [];
    let line = margin;
    let isEmpty = true;
    for (const word of rest.split(' ')) {
      const longer = isEmpty ? line + word : `${line} ${word}`;
      if (!isEmpty && longer.length > width) {
        lines.push(line);
        line = indent + word;
      } else line = longer;
      isEmpty = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}
/** `a, b and c`. */
export function joined(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
