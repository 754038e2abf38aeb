import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, npm, unpack } from './cache.mjs';
import { writeStandIns } from './stand-ins.mjs';

/** VS Code 1.139.1: the package carries the plain VS Code server with its web workbench under lib/vscode. */
const CODE_SERVER = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};
/** Raise it when the code here changes what lands in the cache. */
const REVISION = 1;

/** Chat, sign-in, debuggers, tunnels and other languages: 380 MB that no test of ours opens. */
const UNUSED_EXTENSIONS = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'github-authentication',
  'github',
  'git',
  'git-base',
  'merge-conflict',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
  'terminal-suggest',
  'simple-browser',
  'ipynb',
  'notebook-renderers',
  'npm',
  'grunt',
  'gulp',
  'jake',
  'php-language-features',
  'debug-auto-launch',
  'debug-server-ready',
  'emmet',
  'html-language-features',
  'css-language-features',
  'typescript-language-features',
  'markdown-language-features',
  'markdown-math',
  'media-preview',
];

/** Modules that are not needed here, and those that would have to be compiled. */
const UNUSED_MODULES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/deviceid',
  '@vscode/fs-copyfile',
  '@vscode/native-watchdog',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
  'tar',
  'zod',
];

/** @returns {string} the folder of the VS Code server */
export function installVsCode() {
  const key = `vscode-${CODE_SERVER.version}-${process.platform}-${process.arch}-r${REVISION}`;
  return cached(key, (folder) => {
    const excluded = UNUSED_EXTENSIONS.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
    unpack(CODE_SERVER, folder, ['--strip-components=3', ...excluded, 'package/lib/vscode']);
    dropUnusedModules(join(folder, 'package.json'));
    // The server's own npm-shrinkwrap.json pins what is installed here.
    npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
    writeStandIns(join(folder, 'node_modules'));
  });
}

function dropUnusedModules(manifestFile) {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  for (const name of UNUSED_MODULES) delete manifest.dependencies[name];
  delete manifest.allowScripts;
  writeFileSync(manifestFile, JSON.stringify(manifest));
}
