import { installChromium } from './install/chromium.mjs';
import { installVsCode } from './install/vscode.mjs';

/**
 * A real VS Code and a Chromium, out of the npm registry only, in a per-user cache outside of the repository.
 * No compiler, no root, no install scripts and no system packages are needed.
 * @returns {{ vscode: string, chromium: { executablePath: string, env: NodeJS.ProcessEnv } }}
 * @throws when this machine cannot have them; the message says why
 */
export function installHosts() {
  if (process.platform === 'win32') throw new Error('there is no VS Code server for Windows in the npm registry');
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 15)) {
    throw new Error(`VS Code needs Node 22.15 or newer, this is ${process.version}; npm scripts bring their own Node`);
  }
  return { vscode: installVsCode(), chromium: installChromium() };
}
