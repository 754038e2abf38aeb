import { parse } from '@btaas/language';
import { anchorOf, type Block, type ReportDocument, toMarkdown, toPages } from '@btaas/reports';
import { HtmlValidate } from 'html-validate/node';
import { describe, expect, test } from 'vitest';
import { manyServices } from './many-services.js';
import { contextOf, documentOf, epa, htmlOf, meridian, placeText } from './support.js';
import { snapshotOf } from '../support/portfolio.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The page holds its one style sheet and its one script, whose hashes its policy allows.
    'no-inline-style': 'error',
    'require-sri': 'off',
    'long-title': 'off',
    // Scripts take numbers, and anchors qualified names.
    'valid-id': ['error', { relaxed: true }],
    // A table's region takes the focus so that the keyboard can scroll it.
    'prefer-native-element': 'off',
    'no-redundant-role': 'error',
  },
});
const REPORTS: readonly { readonly name: string; readonly make: () => ReportDocument }[] = [
  { name: 'meridian', make: meridian },
  { name: 'epa', make: epa },
  { name: 'many', make: () => manyServices(60) },
];

describe.each([...REPORTS])('the page of $name', ({ make }: (typeof REPORTS)[number]) => {
  const document = make();

  test('is valid HTML', async () => {
    const { results } = await validator.validateString(await htmlOf(document));
    const messages = results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
    );
    expect(messages.slice(0, 10)).toEqual([]);
  });
  test('has no id twice', async () => {
    const ids = [...(await htmlOf(document)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
  test('has no link that leads nowhere, as one page and as several', async () => {
    expect(deadLinks(new Map([['', await htmlOf(document)]]))).toEqual([]);
    expect(deadLinks(await toPages(document, placeText))).toEqual([]);
  });
  test('has no link that leads nowhere in Markdown', () => {
    const files = toMarkdown(document);
    const dead = [...files].flatMap(([name, text]) =>
      [...text.matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)]
        .filter(([, file, slug]) => {
          const target = files.get(file === '' ? name : file!);
          return target === undefined || (slug !== undefined && !slugsOf(target).has(slug));
        })
        .map(([link]) => `${name}: ${link}`),
    );
    expect(dead.slice(0, 10)).toEqual([]);
  });
});

/** Links within some pages that no element answers to; cards that the script shows on demand count. */
function deadLinks(pages: ReadonlyMap<string, string>): readonly string[] {
  const targets = new Map([...pages].map(([name, html]) => [name, anchorsOf(html)]));
  return [...pages].flatMap(([name, html]) =>
    [...hrefsOf(html)]
      .filter((href) => {
        const [file, fragment] = href.split('#') as [string, string | undefined];
        const anchors = targets.get(file === '' ? name : file);
        return anchors === undefined || (fragment !== undefined && !anchors.has(decodeURIComponent(fragment)));
      })
      .map((href) => `${name}: ${href}`),
  );
}
interface PageData {
  readonly texts: readonly string[];
  readonly cards: Readonly<Record<string, readonly (readonly [number])[]>>;
}
const dataOf = (html: string) => JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)![1]!) as PageData;
function anchorsOf(html: string): ReadonlySet<string> {
  const { texts, cards } = dataOf(html);
  const onDemand = Object.values(cards).flatMap((group) => group.map(([element]) => anchorOf(texts[element]!)));
  return new Set([...[...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!), ...onDemand]);
}
function hrefsOf(html: string): ReadonlySet<string> {
  const shown = [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href!);
  return new Set([...shown, ...dataOf(html).texts.filter((text) => /^[a-z]*(\.html)?#e-/.test(text))]);
}
/** The ids that a code host gives the headings of a file. */
function slugsOf(markdown: string): ReadonlySet<string> {
  const plain = (heading: string) =>
    heading.replace(/\\(.)/g, '$1').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return new Set(
    [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      plain(heading!)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

describe('a portfolio in which nothing is known', () => {
  const EMPTY = 'portfolio Nothing { currency EUR  period 2026-01-01 .. 2026-12-31 }';
  const missing = (document: ReportDocument) =>
    document.sections.flatMap(({ id, blocks }) =>
      blocks.flatMap((block: Block) => (block.block === 'missing' ? [{ id, ...block }] : [])),
    );

  test.each(missing(documentOf(EMPTY)))('the section $id says what to add: the lines parse and fit', ({ snippet }) => {
    expect(snippet.split('\n').length).toBeLessThanOrEqual(12);
    expect(parse(snippet).problems).toEqual([]);
    // Names of other elements are the only thing that may be missing.
    const { findings } = snapshotOf(`${EMPTY}\n${snippet}`);
    expect(findings.filter(({ id }) => id !== 'BT001')).toEqual([]);
  });
  test.each([
    ['empty', ''],
    ['without anything but settings', EMPTY],
    ['with one service of which nothing is said', `${EMPTY}\nservice Lone businessFacing { }`],
  ])('%s has a report with all of its sections', async (_name, text) => {
    const document = documentOf(text);
    expect(document.sections).toHaveLength(17);
    expect(missing(document).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['alignment', 'strategy', 'agreements', 'cost', 'providers', 'migration', 'rewards']),
    );
    const html = await htmlOf(document);
    expect(html.replace(/<(script|style)>.*?<\/\1>/gs, '')).not.toMatch(/NaN|undefined|\[object/);
  });
  test('a figure that is unknown says why', async () => {
    const html = await htmlOf(documentOf(`${EMPTY}\nservice Lone businessFacing { }`));
    const { texts } = dataOf(html);
    expect(texts).toContain('Unknown, for lack of the cost of Lone.');
    expect(contextOf(EMPTY).findings).toEqual([]);
  });
});
