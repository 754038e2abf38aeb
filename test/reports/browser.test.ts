import { type Block, type ReportDocument, toPages } from '@btaas/reports';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, marksByChart, open, overflow, violations } from './browser.js';
import { HOSTILE } from './hostile.js';
import { documentOf, documentOfFolder, epa, EXAMPLES, htmlOf, meridian, placeText } from './support.js';
import { manyServices } from './many-services.js';

const screenshots = resolve(import.meta.dirname, '../../out/screenshots');
const launched = await launch();
if ('missing' in launched) {
  console.log(`SKIPPED tests of reports in a real Chromium (name one in CHROMIUM_PATH): ${launched.missing}`);
}
const folder = mkdtempSync(join(tmpdir(), 'btaas-reports-'));
afterAll(async () => {
  if (!('missing' in launched)) await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The reports, and which of their sections are kept as pictures; without a list all of them. */
const REPORTS: readonly Case[] = [
  { name: 'meridian', make: meridian },
  { name: 'epa', make: epa, pictured: ['summary', 'portfolio', 'strategy'] },
  { name: 'many', make: () => manyServices(120), pictured: ['summary', 'portfolio', 'cost'] },
];
interface Case {
  readonly name: string;
  readonly make: () => ReportDocument;
  readonly pictured?: readonly string[];
}

describe.skipIf('missing' in launched)('in a real Chromium', { timeout: 120_000 }, () => {
  const browser = launched as Exclude<typeof launched, { readonly missing: string }>;

  describe.each([...REPORTS])('the report of $name', ({ name, make, pictured }: Case) => {
    let document: ReportDocument;
    let html: string;
    beforeAll(async () => {
      mkdirSync(screenshots, { recursive: true });
      document = make();
      html = await htmlOf(document);
    });
    const file = join(folder, `${name}.html`);

    test('says nothing, asks for nothing, and shows every chart with all of its marks', async () => {
      const { page, said, requests } = await open(browser, file, html);
      expect(await marksByChart(page)).toEqual(expectedMarks(document));
      expect(said).toEqual([]);
      expect(requests).toEqual([]);
      expect(await overflow(page)).toBe(0);
      for (const { id } of document.sections) {
        if (pictured?.includes(id) === false) continue;
        await page.locator(`#s-${id}`).screenshot({ path: join(screenshots, `report-${name}-${id}.png`) });
      }
      await page.close();
    });

    test('fits into a telephone', async () => {
      const { page } = await open(browser, file, html, { width: 375 });
      expect(await overflow(page)).toBe(0);
      await page.screenshot({ path: join(screenshots, `report-${name}-375.png`) });
      await page.close();
    });

    test.each([false, true])('can be read by everybody (dark: %s)', async (dark) => {
      const { page } = await open(browser, file, html, { dark });
      await page.screenshot({ path: join(screenshots, `report-${name}-${dark ? 'dark' : 'light'}.png`) });
      expect(await violations(page)).toEqual([]);
      await page.close();
    });
  });

  test('figures unfold, tables sort and filter, all by keyboard', async () => {
    const { page, said } = await open(browser, join(folder, 'keyboard.html'), await htmlOf(meridian()));
    const how = page.locator('#s-summary .how').first();
    await how.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => how.getAttribute('aria-expanded')).toBe('true');
    const panel = page.locator(`#${await how.getAttribute('aria-controls')}`);
    expect(await panel.textContent()).toContain('alignment gap');
    await page.keyboard.press('Enter');
    expect(await panel.count()).toBe(0);

    const table = page.locator('#t-cost-services');
    const firsts = () => table.locator('tbody th').allTextContents();
    const before = await firsts();
    await table.locator('.sort').first().focus();
    await page.keyboard.press('Enter');
    expect(await firsts()).toEqual([...before].sort());
    await page.keyboard.press('Enter');
    expect(await firsts()).toEqual([...before].sort().reverse());
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');

    await table.locator('input').focus();
    await page.keyboard.type('sign-in');
    expect(await table.locator('tbody tr:visible th').allTextContents()).toEqual([
      'Sign-in, second site',
      'Sign-in, first site',
    ]);
    expect(said).toEqual([]);
    await page.close();
  });

  test('a link of one page leads to the card of another, wherever it is in there', async () => {
    const pages = await toPages(manyServices(120), placeText);
    for (const [name, text] of pages) writeFileSync(join(folder, name), text);
    const { page, said } = await open(browser, join(folder, 'cost.html'), pages.get('cost.html')!);
    await page.locator('#t-cost-services input').fill('service 101');
    await page.locator('#t-cost-services tbody a', { hasText: 'Service 101' }).click();
    await page.waitForURL(/services\.html#e-many\.S101$/);
    const card = page.locator('[id="e-many.S101"]');
    await expect.poll(() => card.isVisible()).toBe(true);
    expect(
      await page.getByRole('link', { name: 'Services and elements', exact: true }).getAttribute('aria-current'),
    ).toBe('page');
    // Its dependency is on the same page, further up.
    await card.getByRole('link', { name: 'Service 033' }).first().click();
    await expect.poll(() => page.locator('[id="e-many.S033"]').isVisible()).toBe(true);
    expect(said).toEqual([]);
    await page.close();
  });

  test('light and dark are chosen by a button, and paper is always light', async () => {
    const { page } = await open(browser, join(folder, 'theme.html'), await htmlOf(documentOf('')), { dark: true });
    const ground = () => page.evaluate(() => getComputedStyle(document.querySelector('section')!).backgroundColor);
    expect(await ground()).toBe('rgb(24, 33, 42)');
    await page.locator('#theme').press('Enter');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.locator('#theme').press('Enter');
    expect(await ground()).toBe('rgb(24, 33, 42)');
    await page.emulateMedia({ media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.close();
  });

  test('paper has all rows and all cards, none of them wider than the page, and what is shown is as before afterwards', async () => {
    const { page, said } = await open(browser, join(folder, 'paper.html'), await htmlOf(manyServices(120)), {
      width: 1030,
    });
    const count = (places: string) => page.locator(places).count();
    const shown = { rows: await count('#t-services tbody tr'), cards: await count('.card') };
    await page.locator('#t-services').getByRole('button', { name: 'Next' }).click();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('#t-services tbody th').allTextContents()).toEqual(
      Array.from({ length: 120 }, (_each, i) => `Service ${String(i).padStart(3, '0')}`),
    );
    expect(await page.locator('.card h3', { hasText: /^Service \d{3}$/ }).count()).toBe(120);
    expect(await overflow(page)).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect({ rows: await count('#t-services tbody tr'), cards: await count('.card') }).toEqual(shown);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    expect(said).toEqual([]);
    await page.close();
  });

  test('details unfold on demand, for a search, and on paper, where no head of a table breaks within a word', async () => {
    const html = await htmlOf(documentOfFolder(join(EXAMPLES, 'meridian'), '2026-11-24'));
    const { page, said } = await open(browser, join(folder, 'fold.html'), html, { width: 1030 });
    const rows = page.locator('#t-actual-cost tbody tr:visible');
    expect(await rows.count()).toBe(0);
    await page.getByText('Actual against declared cost, by period: 54 rows').click();
    expect(await rows.count()).toBe(50);
    await page.getByText('Actual against declared cost, by period: 54 rows').click();
    await page.locator('#search').fill('2026-07');
    // Six elements were measured in July.
    expect(await rows.count()).toBe(6);
    await page.locator('#search').fill('');
    expect(await rows.count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await rows.count()).toBe(54);
    expect(await overflow(page)).toBe(0);
    const heads = await page.evaluate(() =>
      [...document.querySelectorAll('thead .sort')].flatMap((head) => {
        const range = document.createRange();
        const text = head.firstChild!;
        return [...text.textContent!.matchAll(/[^\s-]+/g)].flatMap(({ 0: word, index }) => {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? [word] : [];
        });
      }),
    );
    expect(heads).toEqual([]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await rows.count()).toBe(0);
    expect(said).toEqual([]);
    await page.close();
  });

  test('pictures keep their size on a telephone, and a frame that is too narrow says that there is more', async () => {
    const { page } = await open(browser, join(folder, 'narrow.html'), await htmlOf(meridian()), { width: 375 });
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('figure.chart svg text, figure.graph svg text')]
        .filter((text) => text.textContent !== '')
        .map((text) => {
          const { a, b } = (text as SVGTextElement).getScreenCTM()!;
          return Math.hypot(a, b) * Number.parseFloat(getComputedStyle(text).fontSize);
        }),
    );
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
    const frame = page.locator('#t-services .scroll');
    const classes = () => frame.evaluate((each) => each.className.split(' ').sort());
    expect(await classes()).toEqual(['held', 'more-right', 'scroll']);
    await frame.evaluate((each) => each.scrollTo({ left: each.scrollWidth }));
    await expect.poll(classes).toEqual(['held', 'more-left', 'scroll']);
    const left = (place: string) => page.locator(`#t-services ${place}`).first().boundingBox();
    expect((await left('tbody th'))!.x).toBe((await left('.scroll'))!.x + 1);
    await page.close();
  });

  test('a search says what it has found, shows nothing else, and leads to the first of it', async () => {
    const { page, said } = await open(browser, join(folder, 'search.html'), await htmlOf(meridian()));
    const found = () => page.locator('#found').textContent();
    const visible = () => page.locator('main > section:visible').count();
    const sections = await visible();
    await page.locator('#search').fill('sign-in');
    expect(await found()).toMatch(/^\d+ rows, \d+ cards(, \d+ figures?)? in \d+ sections$/);
    expect(await visible()).toBeLessThan(sections);
    expect(
      await page
        .locator('figure.table:visible')
        .filter({ hasNot: page.locator('tbody tr:visible') })
        .count(),
    ).toBe(0);
    expect(await page.locator('figure.chart:visible').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.locator('#search').press('Enter');
    expect((await page.evaluate(() => document.activeElement!.textContent!)).toLowerCase()).toContain('sign-in');
    await page.locator('#search').fill('no such thing at all');
    expect(await found()).toBe('Nothing found');
    expect(await visible()).toBe(0);
    // What a link leads to is shown, whatever is searched for.
    await page.locator('#search').fill('checkout');
    await page.locator('nav a', { hasText: 'Data quality' }).click();
    await expect.poll(() => page.locator('#s-quality').isVisible()).toBe(true);
    expect(await found()).toBe('');
    expect(await visible()).toBe(sections);
    expect(said).toEqual([]);
    await page.close();
  });

  test('the navigation says which section is in view', async () => {
    const { page } = await open(browser, join(folder, 'view.html'), await htmlOf(meridian()));
    const current = () => page.locator('nav a[aria-current]').allTextContents();
    await expect.poll(current).toEqual(['Summary']);
    await page.locator('#s-cost').evaluate((section) => section.scrollIntoView());
    await expect.poll(current).toEqual(['Cost and value']);
    await page.close();
  });

  test('a long table turns its pages, sorts and filters all of its rows, and a link finds a card of another page', async () => {
    const { page, said } = await open(browser, join(folder, 'long.html'), await htmlOf(manyServices(120)));
    const table = page.locator('#t-cost-services');
    const firsts = () => table.locator('tbody th').allTextContents();
    expect(await firsts()).toHaveLength(50);
    await table.getByRole('button', { name: 'Next' }).click();
    expect((await firsts())[0]).toBe('Service 050');
    expect(await table.getByRole('status').textContent()).toBe('51 to 100 of 120 rows');
    // Costs rise with the number of the service: the dearest is the last one.
    const total = table.locator('.sort', { hasText: 'Total' });
    await total.click();
    await total.click();
    expect((await firsts())[0]).toBe('Service 119');
    await table.locator('input').fill('service 087');
    expect(await firsts()).toEqual(['Service 087']);

    await page.evaluate(() => {
      location.hash = '#e-many.S101';
    });
    const card = page.locator('[id="e-many.S101"]');
    await expect.poll(() => card.isVisible()).toBe(true);
    expect(await card.locator('h3').textContent()).toBe('Service 101');
    await card.locator('.how').first().click();
    expect(await card.locator('.how-panel').count()).toBe(1);
    expect(said).toEqual([]);
    await page.close();
  });
});

describe.skipIf('missing' in launched)('hostile texts in a real Chromium', { timeout: 120_000 }, () => {
  const browser = launched as Exclude<typeof launched, { readonly missing: string }>;

  test('are text on the page, and on every page that the script makes', async () => {
    const services = Array.from({ length: 4 * HOSTILE.length }, (_each, i) => {
      const words = JSON.stringify(HOSTILE[i % HOSTILE.length]);
      return `service S${i} ${words} supporting { archetype A  accountable T  utility ${words}  state operational since 2024-01-01  cost run ${i}k EUR/year }`;
    });
    const html = await htmlOf(
      documentOf(
        `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\narchetype A { meets N }\nneed N { unit U  importance 1 }\nunit U\nteam T\n${services.join('\n')}`,
      ),
    );
    const { page, said, requests } = await open(browser, join(folder, 'hostile.html'), html);
    const foreign = () =>
      page.evaluate(
        () => document.querySelectorAll('img, iframe, object, embed, form, [onerror], [onload], [onmouseover]').length,
      );
    const scripts = () => page.evaluate(() => document.querySelectorAll('script').length);
    let turned = 0;
    for (;;) {
      expect(await foreign()).toBe(0);
      expect(await scripts()).toBe(2);
      const next = page.locator('.pager button:enabled', { hasText: 'Next' }).first();
      if ((await next.count()) === 0) break;
      await next.click();
      turned++;
    }
    expect(turned).toBeGreaterThan(5);
    // The texts themselves are there to be read.
    await page.locator('#search').fill('onerror=alert');
    expect(await page.locator('.card h3', { hasText: '<img src=x onerror=alert(1)>' }).count()).toBe(4);
    for (const how of await page.locator('.card:visible .how').all()) await how.click();
    expect(await foreign()).toBe(0);
    expect({ said, requests }).toEqual({ said: [], requests: [] });
    await page.close();
  });
});

function expectedMarks({ sections }: ReportDocument): Readonly<Record<string, number>> {
  const marks: Record<string, number> = {};
  const collect = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.block === 'chart' && block.chart.marks > 0) marks[block.chart.id] = block.chart.marks;
      else if (block.block === 'flow') marks[block.flow.id] = block.flow.links.length;
      else if (block.block === 'card') collect(block.blocks);
    }
  };
  for (const { blocks } of sections) collect(blocks);
  return marks;
}
