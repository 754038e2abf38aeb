import { join, relative } from 'node:path';
import { format } from 'node:util';
import { serveFolder } from './files.mjs';
import { startServer } from './host.mjs';

const TIMEOUT = 120_000;

/**
 * Runs the suites inside an extension host, as @vscode/test-electron does: an extension in development, and a module
 * whose run() resolves or rejects.
 * @param {'node' | 'web'} kind the Node host beside the server, or the worker host inside the browser
 * @param {{ vscode, browser, extension: string, suites: string, workspace: string, dataDir: string }} setup
 * @returns {Promise<boolean>} whether all tests passed
 */
export async function runIntegration(kind, { vscode, browser, extension, suites, workspace, dataDir }) {
  // Without the driver a released build ignores which tests to run, and below `info` it drops what they print.
  const args = ['--enable-smoke-test-driver', '--log', 'info'];
  const server = await startServer({ vscode, dataDir, args });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: kind === 'web' });
  let files;
  try {
    const page = await context.newPage();
    const errors = collectErrors(page);
    const { promise: finished, resolve } = Promise.withResolvers();
    await page.exposeFunction('codeAutomationExit', resolve);
    await page.exposeFunction('codeAutomationLog', printTestOutput());
    const url = new URL(server.url);
    url.searchParams.set('folder', workspace);
    if (kind === 'node') {
      url.searchParams.set('payload', JSON.stringify(nodeHostPayload(extension, join(suites, 'node.cjs'))));
    } else {
      files = await serveFolder(extension);
      await page.addInitScript(developInWorkerHost, webHostOptions(files.authority, relative(extension, suites)));
    }
    await page.goto(url.href);
    const trace = () => `${errors.join('\n')}\n${server.output().slice(-2000)}`;
    return (await withTimeout(finished, trace)) === 0;
  } finally {
    await context.close();
    server.stop();
    files?.stop();
  }
}

function nodeHostPayload(extension, tests) {
  const remote = (path) => `vscode-remote://remote${path}`;
  return [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
  ];
}

function webHostOptions(authority, suites) {
  const at = (path) => ({ scheme: 'http', authority, path });
  return { extensions: [at('/')], extensionTestsPath: at(`/${suites}/web.cjs`) };
}

/** Runs in the page. The worker host takes extensions in development from the page's configuration alone. */
function developInWorkerHost(developmentOptions) {
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
    const settings = JSON.parse(value);
    settings.developmentOptions = { ...settings.developmentOptions, ...developmentOptions };
    return JSON.stringify(settings);
  };
}

/** The workbench logs before the first test: quiet until the reporter starts, or something fails before that. */
function printTestOutput() {
  let started = Boolean(process.env.VERBOSE);
  return (type, args) => {
    const text = format(...args);
    started ||= /^\n? {2}\S/.test(text) || (/Error|failed/.test(text) && /tests?\b/i.test(text));
    if (!started || /AccountPolicyGate|AgentHost|builtin extensions|DefaultAccount|chat-stt/.test(text)) return;
    console[type === 'error' ? 'error' : 'log'](text);
  };
}

/** What went wrong in the workbench itself: printed only where the tests never come to an end. */
function collectErrors(page) {
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('crash', () => errors.push('the page crashed'));
  return errors;
}

async function withTimeout(finished, trace) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no result after ${TIMEOUT / 1000} s\n${trace()}`)), TIMEOUT);
  });
  try {
    return await Promise.race([finished, late]);
  } finally {
    clearTimeout(timer);
  }
}
