import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where other tools and bundles are kept between runs: outside of the project, of which they are no dependency. */
export function cacheFolder(): string {
  const { BTAAS_BENCH_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return BTAAS_BENCH_CACHE ?? join(XDG_CACHE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.cache'), 'btaas-bench');
}

export interface Tool {
  readonly name: string;
  readonly version: string;
  /** The program, inside of the package. */
  readonly program: string;
}

/** The program of a tool, which npm installs on first use; or why it cannot be had. */
export function programOf({ name, version, program }: Tool): string | { readonly missing: string } {
  const folder = join(cacheFolder(), `${name.replace(/^@/, '').replace(/\W+/g, '-')}-${version}`);
  const path = join(folder, 'node_modules', name, program);
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return path;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  console.error(`Installing ${name} ${version} into ${folder} …`);
  const { status, stderr, error } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`],
    { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', timeout: 300_000 },
  );
  if (status !== 0) {
    const why = error?.message ?? stderr.trim().split('\n')[0] ?? `npm ended with ${status}`;
    return { missing: `${name} ${version} could not be installed (${why})` };
  }
  writeFileSync(complete, '');
  return path;
}
