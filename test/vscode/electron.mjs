// The same suites in a desktop VS Code: npm run test:electron. It downloads VS Code, and is for machines that can.
// It needs @vscode/test-electron, which is not installed with the rest: npm install --no-save @vscode/test-electron
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSuites } from './build.mjs';

const extension = resolve(import.meta.dirname, '../../packages/vscode');
const suites = join(extension, 'out/suites');

const { runTests } = await import('@vscode/test-electron').catch(() => {
  console.error('@vscode/test-electron is missing: npm install --no-save @vscode/test-electron');
  process.exit(2);
});
execFileSync('npm', ['run', '-s', 'bundle'], { cwd: extension, stdio: 'inherit', shell: process.platform === 'win32' });
await buildSuites(suites);
const workspace = mkdtempSync(join(tmpdir(), 'btaas-electron-'));
try {
  cpSync(join(import.meta.dirname, 'fixtures'), workspace, { recursive: true });
  await runTests({
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(suites, 'node.cjs'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
