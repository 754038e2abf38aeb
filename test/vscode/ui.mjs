import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installArguments, startServer } from './host.mjs';
import { MERIDIAN } from './ui/meridian.mjs';
import { STEPS } from './ui/steps.mjs';
import { Workbench } from './ui/workbench.mjs';

const STEP_TIMEOUT = 20_000;
const PICTURES = ['preview', 'what-if'];

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
  const screenshot = async (name) => {
    await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
    // The pictures of docs/editors.md are taken here: UPDATE_PICTURES=1 node test/vscode/run.mjs ui
    if (process.env.UPDATE_PICTURES !== '1' || !PICTURES.includes(name)) return;
    writeFileSync(join(extension, `../../docs/pictures/${name}.webp`), await smaller(context, await page.screenshot()));
  };
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

/** The same picture in a few kilobytes. */
async function smaller(context, png) {
  const canvasPage = await context.newPage();
  try {
    const url = await canvasPage.evaluate(
      async (source) => {
        const picture = new Image();
        picture.src = source;
        await picture.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: 960, height: 600 });
        const pen = canvas.getContext('2d');
        pen.imageSmoothingQuality = 'high';
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL('image/webp', 0.4);
      },
      `data:image/png;base64,${png.toString('base64')}`,
    );
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  } finally {
    await canvasPage.close();
  }
}
