import type { Face, Output } from './face.js';

/** The world as the process sees it. */
export function processFace(): Face {
  return {
    folder: process.cwd(),
    out: output(process.stdout),
    err: output(process.stderr),
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

function output(stream: NodeJS.WriteStream): Output {
  const isTerminal = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    // Colours on a terminal only, and never against the reader's wish (no-color.org).
    coloured: isTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    get columns() {
      return isTerminal ? stream.columns : undefined;
    },
  };
}
