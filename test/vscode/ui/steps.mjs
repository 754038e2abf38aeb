import assert from 'node:assert/strict';

const BAD = 'bad.btaas';
const GOOD = 'good.btaas';

/** A user's way through the editor, in order: each step goes on where the one before it has left off. */
export const STEPS = new Map([
  ['squiggle', squiggle],
  ['problems', problems],
  ['hover', hover],
  ['completion', completion],
  ['format', format],
  ['rename', rename],
  ['restart', restart],
]);

async function squiggle(workbench) {
  await workbench.ready(BAD);
  await workbench.open(BAD);
  await workbench.page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
  await workbench.screenshot('squiggle');
}

async function problems(workbench) {
  await workbench.command('Problems: Focus on Problems View');
  const rows = workbench.page.locator('.markers-panel .monaco-list-row');
  await rows.filter({ hasText: 'BT001' }).filter({ hasText: 'Platfrm' }).waitFor();
  await workbench.screenshot('problems');
}

async function hover(workbench) {
  await workbench.focusEditor();
  await workbench.goAfter(BAD, 'requires Plat');
  await workbench.command('Show or Focus Hover');
  const card = workbench.page.locator('.monaco-hover:visible .hover-contents', { hasText: 'Payment platform' });
  await card.first().waitFor();
  await workbench.screenshot('hover');
}

/** Mends the name that resolves to nothing, and the squiggle goes. */
async function completion(workbench) {
  const { page } = workbench;
  await page.keyboard.press('Escape');
  await workbench.goAfter(BAD, 'requires Platform, Platfrm');
  for (const _ of 'Platfrm') await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Space');
  const labels = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
  await labels.filter({ hasText: 'Checkout' }).first().waitFor();
  await workbench.screenshot('completion');
  await page.keyboard.type('Che');
  await labels.filter({ hasText: 'Platform' }).first().waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await workbench.save();
  assert.match(workbench.read(BAD), /^ {2}requires Platform, Checkout$/m);
}

async function format(workbench) {
  await workbench.command('Format Document');
  await workbench.untilDirty();
  await workbench.save();
  assert.match(
    workbench.read(BAD),
    /^service Refunds "Refunds" businessFacing \{\n {2}archetype Transactional tier S\n {2}meets EasyRefund\n/m,
  );
  await workbench.screenshot('format');
}

async function rename(workbench) {
  const { page } = workbench;
  await workbench.goAfter(BAD, 'requires Plat');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input.rename-input');
  await box.waitFor();
  await box.fill('Rails');
  await page.keyboard.press('Enter');
  await page.locator('.view-line', { hasText: 'Rails' }).first().waitFor();
  await workbench.command('File: Save All Files');
  await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  for (const [name, uses] of [
    [GOOD, 3],
    [BAD, 1],
  ]) {
    assert.equal(workbench.read(name).match(/\bRails\b/g)?.length, uses, `${name} after the rename`);
    assert.doesNotMatch(workbench.read(name), /\bPlatform\b/);
  }
  await workbench.screenshot('rename');
}

async function restart(workbench) {
  const { page } = workbench;
  await workbench.command('BTaaS: Restart Language Server');
  await workbench.focusEditor();
  await workbench.goAfter(BAD, 'requires Rails, Check');
  await page.keyboard.type('x');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Backspace');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await workbench.command('BTaaS: Show Output');
  await page.locator('.output-view-container, .output-view', { hasText: 'restarted' }).first().waitFor();
  await workbench.screenshot('restart');
}
