// Installs what is missing, so that `npm test` and `npm run demo` work on a fresh clone. Runs on any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '..');
const installed = resolve(root, 'node_modules/.package-lock.json');
const lock = resolve(root, 'package-lock.json');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing dependencies (npm ci) …');
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: windows });
  if (status !== 0) {
    console.error(
      `npm ci failed${error ? `: ${error.message}` : ''}. The npm registry must be reachable for the first run.`,
    );
    process.exit(2);
  }
}
