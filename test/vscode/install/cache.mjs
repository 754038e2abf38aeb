import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cacheRoot = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'btaas-vscode-e2e');

/**
 * The folder of `key` in the cache, made by `build(folder)` where it is missing. It is built beside its place and then
 * renamed: an interrupted run, or two at once, leave nothing half made.
 */
export function cached(key, build) {
  const target = join(cacheRoot, key);
  if (existsSync(target)) return target;
  const draft = `${target}.tmp-${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    build(draft);
    renameUnlessThere(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

function renameUnlessThere(draft, target) {
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

/** Unpacks a published package into `folder`, after its bytes have been compared with the pinned hash. */
export function unpack({ name, version, integrity }, folder, tarArguments) {
  const [packed] = JSON.parse(npm(['pack', `${name}@${version}`, '--json', '--pack-destination', folder], folder));
  if (packed.integrity !== integrity) throw new Error(`${name}@${version} has the hash ${packed.integrity}`);
  const archive = join(folder, packed.filename.replace('@', '').replace('/', '-'));
  execFileSync('tar', ['-xzf', archive, ...tarArguments], { cwd: folder });
  rmSync(archive);
}

export function npm(args, cwd) {
  // Few retries: a machine without a registry is to know it soon.
  const settings = {
    npm_config_loglevel: 'error',
    npm_config_fetch_retries: '1',
    npm_config_fetch_retry_mintimeout: '1000',
  };
  const env = { ...process.env, ...settings };
  return execFileSync('npm', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}
