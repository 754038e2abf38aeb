import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workbench in the browser, by keyboard. */
export class Workbench {
  /** @param {(name: string) => Promise<unknown>} screenshot keeps a picture of what is to be seen now */
  constructor(page, workspace, screenshot, dataDir) {
    this.page = page;
    this.workspace = workspace;
    this.screenshot = screenshot;
    this.dataDir = dataDir;
    this.quickInput = page.locator('.quick-input-widget:visible .quick-input-box input');
    this.quickRows = page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  /** Waits until the explorer lists a file. */
  async ready(name) {
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    await rows.waitFor({ timeout: 60_000 });
  }

  async command(title) {
    await this.#pick('F1', `>${title}`, title);
  }

  async open(name) {
    await this.#pick('Control+p', name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Puts the cursor at a place, both numbers from 1 on. */
  async goTo(line, column) {
    await this.page.keyboard.press('Control+g');
    await this.quickInput.waitFor();
    await this.quickInput.fill(`:${line}:${column}`);
    await this.quickRows
      .filter({ hasText: `${line}` })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Puts the cursor right after the first `text` of a file, as it is on disk. */
  async goAfter(name, text) {
    const before = this.read(name).split(text, 1)[0] + text;
    const lines = before.split('\n');
    await this.goTo(lines.length, lines.at(-1).length + 1);
  }

  async focusEditor() {
    await this.page.locator('.editor-instance .view-lines').first().click();
  }

  async save() {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  async untilDirty() {
    await this.page.locator('.tab.active.dirty').waitFor();
  }

  read(name) {
    return readFileSync(join(this.workspace, name), 'utf8');
  }

  async #pick(key, text, row) {
    await this.#summon(key, text);
    await this.quickRows.filter({ hasText: row }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** An editor that is still opening may take the focus, and the input closes: then it is asked for again, as a user would. */
  async #summon(key, text) {
    for (let left = 4; ; left--) {
      await this.page.keyboard.press(key);
      try {
        await this.quickInput.waitFor({ timeout: 4_000 });
        await this.quickInput.fill(text, { timeout: 4_000 });
        return;
      } catch (error) {
        if (left === 0) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
