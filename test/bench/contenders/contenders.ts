import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../measure/measure.ts';
import { cacheFolder, programOf } from './install.ts';
import { buildPlainLangium } from './langium-build.ts';

/** The same portfolio, written for each of the tools. */
export interface Folders {
  readonly btaas: string;
  readonly likec4: string;
  readonly typespec: string;
}
export interface Contender {
  readonly name: string;
  /** The command as a person would type it. */
  readonly shown: string;
  /** Its programs work on models of their own, which are generated for it. */
  readonly other: boolean;
  readonly command: (folders: Folders) => Command;
}
export type Candidate = Contender | { readonly name: string; readonly missing: string };

export const BTAAS = 'btaas check';
export const FLOOR = 'floor';
export const LANGIUM = 'plain Langium';
export const LIKEC4 = 'likec4';
export const TYPESPEC = 'TypeSpec';

const LIKEC4_TOOL = { name: 'likec4', version: '1.59.4', program: 'bin/likec4.mjs' };
const TYPESPEC_TOOL = { name: '@typespec/compiler', version: '1.17.0', program: 'cmd/tsp.js' };

/** Those that are wanted, in this order; a tool that is not wanted is neither built nor installed. */
export async function candidates(root: string, wanted: (name: string) => boolean): Promise<Candidate[]> {
  const all: readonly (readonly [string, () => Candidate | Promise<Candidate>])[] = [
    [FLOOR, floor],
    [BTAAS, () => btaas(root)],
    [LANGIUM, () => plainLangium(root)],
    [LIKEC4, likec4],
    [TYPESPEC, typespec],
  ];
  return Promise.all(all.filter(([name]) => wanted(name)).map(([, make]) => make()));
}

function floor(): Candidate {
  const script = join(import.meta.dirname, 'floor.mjs');
  return {
    name: FLOOR,
    shown: 'node floor.mjs .',
    other: false,
    command: ({ btaas }) => ({ args: [script, '.'], folder: btaas, done: [0] }),
  };
}

/** Of `packages/cli`, as it was built last. */
function btaas(root: string): Candidate {
  const script = btaasProgram(root);
  if (!existsSync(script) || !existsSync(join(root, 'packages/cli/dist/main.js'))) {
    return { name: BTAAS, missing: 'packages/cli is not built: run npm run build' };
  }
  return {
    name: BTAAS,
    shown: 'btaas check',
    other: false,
    // Findings are no failure of the tool.
    command: ({ btaas }) => ({ args: [script, 'check'], folder: btaas, done: [0, 1] }),
  };
}
export function btaasProgram(root: string): string {
  return join(root, 'packages/cli/bin/btaas.cjs');
}

async function plainLangium(root: string): Promise<Candidate> {
  if (!existsSync(join(root, 'packages/language/src/generated/module.ts'))) {
    return { name: LANGIUM, missing: 'nothing is generated from the grammar yet: run npm run build' };
  }
  try {
    const script = await buildPlainLangium(root, join(cacheFolder(), 'langium-plain'));
    return {
      name: LANGIUM,
      shown: 'node langium-plain.mjs .',
      other: false,
      // As much memory as it wants: what Node gives by itself ends somewhere about 100 000 services.
      command: ({ btaas }) => ({ args: ['--max-old-space-size=12288', script, '.'], folder: btaas, done: [0] }),
    };
  } catch (error) {
    return { name: LANGIUM, missing: error instanceof Error ? error.message : String(error) };
  }
}

function likec4(): Candidate {
  const program = programOf(LIKEC4_TOOL);
  if (typeof program !== 'string') return { name: LIKEC4, ...program };
  return {
    name: LIKEC4,
    shown: `likec4 validate --no-layout . (${LIKEC4_TOOL.version})`,
    other: true,
    command: ({ likec4 }) => ({ args: [program, 'validate', '--no-layout', '.'], folder: likec4, done: [0] }),
  };
}

function typespec(): Candidate {
  const program = programOf(TYPESPEC_TOOL);
  if (typeof program !== 'string') return { name: TYPESPEC, ...program };
  return {
    name: TYPESPEC,
    shown: `tsp compile --no-emit main.tsp (${TYPESPEC_TOOL.version})`,
    other: true,
    command: ({ typespec }) => ({ args: [program, 'compile', '--no-emit', 'main.tsp'], folder: typespec, done: [0] }),
  };
}
