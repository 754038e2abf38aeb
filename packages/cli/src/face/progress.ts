import type { Output } from './face.js';

/** Says on a terminal what is being done; the line goes away when it is done. Anywhere else it says nothing. */
export interface Progress {
  say(what: string): void;
  done(): void;
}

export function progressOn(output: Output): Progress {
  if (!output.isTerminal) return { say: () => {}, done: () => {} };
  const clear = '\r\u001B[K';
  return {
    say: (what) => output.write(`${clear}${what.slice(0, Math.max(1, (output.columns ?? 80) - 1))}`),
    done: () => output.write(clear),
  };
}
