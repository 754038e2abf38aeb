import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps prompts, chat, welcome pages, updates and saving by itself out of the tests. */
const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'files.hotExit': 'off',
  'files.autoSave': 'off',
  'window.confirmBeforeClose': 'never',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'editor.accessibilitySupport': 'off',
};

const START_TIMEOUT = 60_000;

/** The browser reaches this machine alone: any other name resolves to nothing. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const running = new Set();
process.once('exit', () => {
  for (const stop of running) stop();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

/**
 * Starts the VS Code server on a free port of 127.0.0.1 with a data folder of its own.
 * @param {{ vscode: string, dataDir: string, args?: string[] }} options
 * @returns {Promise<{ url: string, stop: () => void, output: () => string }>}
 */
export async function startServer({ vscode, dataDir, args = [] }) {
  mkdirSync(join(dataDir, 'data/User'), { recursive: true });
  writeFileSync(join(dataDir, 'data/User/settings.json'), JSON.stringify(SETTINGS));
  const server = spawn(process.execPath, [...serverArguments(vscode, dataDir), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: the extension host and the language server are stopped with it.
    detached: true,
    env: serverEnvironment(dataDir),
  });
  const stop = () => {
    running.delete(stop);
    stopGroup(server.pid);
  };
  running.add(stop);

  let text = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const output = () => text;
  try {
    return { url: `http://127.0.0.1:${await listeningPort(server, output)}`, stop, output };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Installs a packaged extension, as the command line of the editor does. */
export function installArguments(vscode, dataDir, vsix) {
  const program = join(vscode, 'out/server-main.js');
  return [program, '--server-data-dir', dataDir, '--accept-server-license-terms', '--install-extension', vsix];
}

function serverArguments(vscode, dataDir) {
  return [
    join(vscode, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off'],
    ...['--server-data-dir', dataDir],
  ];
}

function serverEnvironment(dataDir) {
  return {
    ...process.env,
    // Its sockets go into the folder that is deleted afterwards.
    XDG_RUNTIME_DIR: dataDir,
    // Without a gallery there is nobody to ask for extensions.
    EXTENSIONS_GALLERY: '{}',
  };
}

function listeningPort(server, output) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the VS Code server did not start\n${output()}`)), START_TIMEOUT);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the VS Code server left with code ${code}\n${output()}`));
    });
    server.stdout.on('data', () => {
      const port = /listening on (\d+)/.exec(output())?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

function stopGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
