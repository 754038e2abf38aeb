import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { installArguments, startServer } from './host.mjs';
import { MERIDIAN } from './ui/meridian.mjs';
import { STEPS } from './ui/steps.mjs';
import { Workbench } from './ui/workbench.mjs';

const STEP_TIMEOUT = 20_000;

/**
 * The packaged extension, installed as a user installs it, and driven by keyboard.
 * @returns {Promise<boolean>} true; a step that fails throws, after a last screenshot
 */
export async function runPackaged({ vscode, browser, extension, screenshots, workspace, example, dataDir, log }) {
  const vsix = join(extension, 'btaas.vsix');
  execFileSync(process.execPath, installArguments(vscode, dataDir, vsix), { stdio: ['ignore', 'ignore', 'pipe'] });
  const server = await startServer({ vscode, dataDir });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_TIMEOUT);
  const screenshot = (name) => page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  try {
    for (const [folder, steps] of [
      [workspace, STEPS],
      [example, MERIDIAN],
    ]) {
      await page.goto(`${server.url}/?folder=${encodeURIComponent(folder)}`);
      const workbench = new Workbench(page, folder, screenshot, dataDir);
      for (const [name, step] of steps) {
        await step(workbench);
        log(`ui: ${name}`);
      }
    }
    return true;
  } catch (error) {
    await screenshot('failure');
    throw error;
  } finally {
    await context.close();
    server.stop();
  }
}
