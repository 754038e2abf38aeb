import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Face } from '../src/face/face.js';
import { run } from '../src/run.js';

export interface World {
  /** Standard input. */
  readonly input?: string | Uint8Array;
  /** A terminal of this width; no terminal without it. */
  readonly columns?: number;
  readonly coloured?: boolean;
  readonly today?: string;
  readonly onInterrupt?: Face['onInterrupt'];
  /** What hears of all that is written, while it is written. */
  readonly heard?: (text: string) => void;
}
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for each test, with the tool in it. */
export function inFolder() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'btaas-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  return {
    get folder() {
      return folder;
    },
    write(files: Readonly<Record<string, string | Uint8Array>>): void {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    },
    async btaas(args: readonly string[], world: World = {}): Promise<Said> {
      let out = '';
      let err = '';
      const { columns, coloured = false, heard } = world;
      const output = (write: (text: string) => void) => ({
        write: (text: string) => {
          write(text);
          heard?.(text);
        },
        isTerminal: columns !== undefined,
        coloured,
        columns,
      });
      const face: Face = {
        folder,
        out: output((text) => {
          out += text;
        }),
        err: output((text) => {
          err += text;
        }),
        readInput: async () => Buffer.from(world.input ?? ''),
        today: () => world.today ?? '2026-06-30',
        onInterrupt: world.onInterrupt ?? (() => () => {}),
      };
      const code = await run(args, face);
      return { code, out, err };
    },
  };
}
