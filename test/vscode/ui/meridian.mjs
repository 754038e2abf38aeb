import assert from 'node:assert/strict';
import { stopLanguageServer } from './language-server.mjs';

const SERVICES = 'services.btaas';

/** A working day of an architect in the example meridian, by keyboard. Each step goes on where the one before has left off. */
export const MERIDIAN = new Map([
  ['figures', figures],
  ['fix', fix],
  ['preview', preview],
  ['trees', trees],
  ['what if', whatIf],
  ['tests', tests],
  ['status', status],
  ['walkthrough', walkthrough],
  ['killed', killed],
]);

/** Above a service stands what follows from it, and hovering says how it is computed. */
async function figures(workbench) {
  const { page } = workbench;
  await workbench.ready(SERVICES);
  await workbench.open(SERVICES);
  await page.locator('.codelens-decoration', { hasText: 'promises 99.9' }).first().waitFor({ timeout: 30_000 });
  await workbench.screenshot('meridian');
  await workbench.goAfter(SERVICES, 'service Check');
  await workbench.command('Show or Focus Hover');
  const card = page.locator('.monaco-hover:visible .hover-contents', { hasText: 'Utilisation' });
  await card.first().waitFor();
  await workbench.screenshot('figures');
  await page.keyboard.press('Escape');
}

/** A misspelt name is found, and its repair is applied. */
async function fix(workbench) {
  const { page } = workbench;
  await workbench.goAfter(SERVICES, 'accountable PayOps');
  await page.keyboard.type('s');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('ArrowLeft');
  await workbench.command('Quick Fix...');
  const repair = page.locator('.action-widget .action', { hasText: 'Change to "PayOps"' });
  await repair.first().waitFor();
  await workbench.screenshot('fix');
  await page.keyboard.press('Enter');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await workbench.save();
  assert.match(workbench.read(SERVICES), /^ {2}accountable PayOps$/m);
}

/** The report stands beside the text, has charts, and follows what is typed. */
async function preview(workbench) {
  const { page } = workbench;
  await workbench.command('BTaaS: Open Report Preview');
  const report = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await report.locator('h1', { hasText: 'Meridian' }).first().waitFor({ timeout: 30_000 });
  assert.ok((await report.locator('svg').count()) > 3, 'the report has charts');
  await workbench.screenshot('preview');
  await workbench.goAfter(SERVICES, '"Store checkout');
  await page.keyboard.type(' and tills');
  await report.locator('body', { hasText: 'Store checkout and tills' }).waitFor({ timeout: 30_000 });
  await workbench.screenshot('preview-edited');
  await workbench.command('File: Revert File');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  await workbench.command('View: Close All Editors');
}

async function trees(workbench) {
  const { page } = workbench;
  await workbench.command('BTaaS: Focus on Portfolio View');
  const rows = page.locator('.sidebar .monaco-list-row');
  for (const group of ['Transactional', 'BT203', 'Payment operations']) {
    await rows.filter({ hasText: group }).first().locator('.monaco-tl-twistie').click();
  }
  for (const found of ['Payment platform', 'promises 99', 'availability of Checkout']) {
    await rows.filter({ hasText: found }).first().waitFor();
  }
  await workbench.screenshot('trees');
}

/** A slider says what would be paid. */
async function whatIf(workbench) {
  const { page } = workbench;
  await workbench.command('BTaaS: What If …');
  const view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const slider = view.getByLabel('availability of meridian.Checkout');
  await slider.waitFor({ timeout: 30_000 });
  const paid = view.locator('#payouts td:nth-child(3)').first();
  await paid.filter({ hasText: 'EUR' }).waitFor();
  const before = await paid.textContent();
  await slider.press('Home');
  await paid.filter({ hasNotText: before }).waitFor();
  await workbench.screenshot('what-if');
  await workbench.command('View: Close All Editors');
  await page.locator('.tab').first().waitFor({ state: 'detached' });
}

/** Policies and rules are tests. */
async function tests(workbench) {
  const { page } = workbench;
  await workbench.command('Test: Run All Tests');
  await workbench.command('Testing: Focus on Test Explorer View');
  const rows = page.locator('.test-explorer .monaco-list-row');
  await rows.filter({ hasText: 'Policies' }).first().waitFor();
  await rows.filter({ hasText: 'Built-in rules' }).locator('.computed-state').first().waitFor();
  await workbench.screenshot('tests');
}

async function status(workbench) {
  const item = workbench.page.locator('.statusbar-item', { hasText: /BTaaS \d+/ });
  await item.waitFor();
  assert.match((await item.getAttribute('aria-label')) ?? '', /meridian: 7 files, \d+ errors/);
}

async function walkthrough(workbench) {
  const { page } = workbench;
  await workbench.command('Welcome: Open Walkthrough...');
  await page.keyboard.type('Service portfolios');
  await page.keyboard.press('Enter');
  await page.locator('.gettingStartedContainer', { hasText: 'Mend what the rules find' }).waitFor();
  await workbench.screenshot('walkthrough');
  await workbench.command('View: Close All Editors');
  await page.locator('.tab').first().waitFor({ state: 'detached' });
}

/** A language server that ends by itself is started again. */
async function killed(workbench) {
  const { page } = workbench;
  await workbench.open(SERVICES);
  await page.locator('.codelens-decoration').first().waitFor();
  stopLanguageServer(workbench.dataDir);
  await workbench.focusEditor();
  await workbench.goAfter(SERVICES, 'accountable PayOps');
  await page.keyboard.type('s');
  await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
  await page.keyboard.press('Backspace');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
}
