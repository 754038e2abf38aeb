import type { Face, Output } from './face.js';

/** The world as the process sees it. */
export function processFace({ coloured }: { readonly coloured: boolean }): Face {
  return {
    folder: process.cwd(),
    out: output(process.stdout, coloured),
    err: output(process.stderr, coloured),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    today: () => {
      const now = new Date();
      const two = (n: number) => String(n).padStart(2, '0');
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    onInterrupt: (stop) => {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      for (const signal of signals) process.once(signal, stop);
      return () => {
        for (const signal of signals) process.off(signal, stop);
      };
    },
  };
}

function output(stream: NodeJS.WriteStream, wanted: boolean): Output {
  const isTerminal = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    coloured: wanted && wantsColour(isTerminal),
    get columns() {
      return isTerminal ? stream.columns : undefined;
    },
  };
}

/** Colours on a terminal only, unless FORCE_COLOR says otherwise, and never against the reader's wish (no-color.org). */
function wantsColour(isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return isTerminal && TERM !== 'dumb';
}
