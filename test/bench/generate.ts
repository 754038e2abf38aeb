import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { withReferences } from './synthetic/element.ts';
import {
  grown,
  Names,
  NOTHING,
  type SyntheticFile,
  type WorkspaceOptions,
  type WorkspaceSize,
  workspaceFiles,
} from './synthetic/workspace.ts';

/** What the portfolio points to: an exit plan, and data with the columns that its sources name. */
const OTHER_FILES = {
  'btaas.config.json': '{}\n',
  'docs/exit.md': '# Leaving a host\n\nAnother host takes over within six months; the data is copied in the first.\n',
  'evidence/probes.csv': 'service,ts,ok,n\n',
  'evidence/tickets.csv': 'service,closed,priority,fixed_first\n',
} as const;

/** Writes a workspace that is the same for the same options, into a folder that is made where it is missing. */
export function generateWorkspace(folder: string, options: WorkspaceOptions): WorkspaceSize {
  for (const [path, text] of Object.entries(OTHER_FILES)) write(folder, path, text);
  const names = new Names();
  let size = NOTHING;
  for (const file of workspaceFiles(options)) {
    names.add(file);
    const text = btaasText(file, names);
    write(folder, file.path, text);
    size = grown(size, file, text);
  }
  return size;
}

export function btaasText({ namespace, uses, elements }: SyntheticFile, names: Names): string {
  const inSight = new Set([namespace, ...uses]);
  const reference = (name: string) => {
    const home = names.namespaceOf(name);
    return inSight.has(home) ? name : `${home}.${name}`;
  };
  const header = [`namespace ${namespace}`, ...uses.map((use) => `use ${use}`)].join('\n');
  return `${header}\n\n${elements.map(({ marked }) => `${withReferences(marked, reference)}\n`).join('\n')}`;
}

export function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      services: { type: 'string', default: '1000' },
      'per-file': { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined)
    throw new Error('Say where to: generate.ts <folder> [--services n] [--per-file n] [--seed n]');
  const options = {
    services: Number(values.services),
    perFile: Number(values['per-file']),
    seed: Number(values.seed),
  };
  console.log(JSON.stringify(generateWorkspace(folder, options)));
}
