import { type ReportDocument, toCsv, toMarkdown, toMarkdownPage, toReportJson, toXlsx } from '@btaas/reports';
import { strFromU8, unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE, hostilePortfolio } from './hostile.js';
import { documentOf, htmlOf, meridian, placeText } from './support.js';

/** Tags that the page is made of; a picture, a frame or a form is in none. */
const PAGE_TAGS =
  'html|head|meta|title|style|body|a|header|div|p|h1|h2|h3|h4|span|input|button|nav|ol|ul|li|main|section|figure|figcaption|table|thead|tbody|tr|th|td|article|pre|code|strong|em|footer|script|svg|g|path|text|polygon|ellipse|polyline|rect|line|tspan|defs|clipPath|br|blockquote|hr|s|dl|dt|dd|details|summary';
const tagsOf = (html: string) => new Set([...html.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, tag]) => tag!));

/** The names of all attributes; values are in quotes, and hold none. */
const attributesOf = (html: string) =>
  [...html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').matchAll(/<[a-zA-Z]((?:[^<>"]|"[^"]*")*)>/g)].flatMap(
    ([, inside]) => [...inside!.replace(/"[^"]*"/g, '""').matchAll(/\s([^\s=]+)(?==|\s|$)/g)].map(([, name]) => name!),
  );

describe.each(HOSTILE)('the text %j', (words) => {
  let document: ReportDocument;
  beforeAll(() => {
    document = documentOf(hostilePortfolio(words));
  });

  test('is text on the page', async () => {
    const html = await htmlOf(document);
    const allowed = new Set(PAGE_TAGS.split('|'));
    expect(
      [...tagsOf(html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '<$1>'))].filter((tag) => !allowed.has(tag)),
    ).toEqual([]);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(attributesOf(html).filter((name) => /^on|^style$|^src$/.test(name))).toEqual([]);
    expect(html).not.toMatch(/(src|href|xlink:href)="(?!#)/);
  });
  test('is text in Markdown', () => {
    const renderer = new MarkdownIt({ html: true });
    for (const [name, text] of [...toMarkdown(document), ['page', toMarkdownPage(document)] as const]) {
      const html = renderer.render(text);
      const tags = [...tagsOf(html)].filter(
        (tag) => !/^(h[1-6]|p|em|strong|a|ul|ol|li|table|thead|tbody|tr|th|td|code|pre|blockquote|hr|br)$/.test(tag),
      );
      expect(tags, name).toEqual([]);
      for (const [, href] of html.matchAll(/href="([^"]*)"/g))
        expect(href, name).toMatch(/^([a-z]+\.md)?(#[\p{L}\p{N}%_-]*)?$/u);
    }
  });
  test('is no formula in CSV, and can be read back', () => {
    for (const [name, csv] of toCsv(document)) {
      for (const record of recordsOf(csv)) {
        for (const field of record) expect(field, name).not.toMatch(/^[=+@\t\r\n|]|^-(?!\d+(\.\d+)?$)/);
      }
    }
    const services = recordsOf(toCsv(document).get('services.csv')!);
    expect([words, `'${words}`]).toContain(services[1]![0]);
  });
  test('is a string in the workbook', async () => {
    const entries = unzipSync(await toXlsx(document));
    for (const [name, bytes] of Object.entries(entries)) {
      const xml = strFromU8(bytes);
      if (name.startsWith('xl/worksheets/')) expect(xml, name).not.toMatch(/<f>|<f /);
      if (name.endsWith('.xml'))
        expect(xml, name).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\]\]>|<script|<img/);
    }
  });
  test('is itself in JSON', () => {
    const json = JSON.parse(toReportJson(document, placeText)) as { readonly title: string };
    expect(json.title).toBe(words);
  });
});

describe('the same portfolio', () => {
  const first = meridian();
  const second = meridian();
  test('gives the same bytes in every format', async () => {
    expect(await htmlOf(first)).toBe(await htmlOf(second));
    expect([...toMarkdown(first)]).toEqual([...toMarkdown(second)]);
    expect([...toCsv(first)]).toEqual([...toCsv(second)]);
    expect(toReportJson(first, placeText)).toBe(toReportJson(second, placeText));
    const workbook = await toXlsx(first);
    // A workbook has times of two seconds: it is written at another one.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.from(await toXlsx(second)).equals(Buffer.from(workbook))).toBe(true);
  });
});

describe('the workbook', () => {
  test('has a sheet for each table, with typed cells and a frozen head', async () => {
    const entries = unzipSync(await toXlsx(meridian()));
    const book = strFromU8(entries['xl/workbook.xml']!);
    const names = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['Contents', 'services', 'promises', 'cost-services', 'findings']));
    expect(new Set(names.map((name) => name!.toLowerCase())).size).toBe(names.length);
    const sheet = strFromU8(entries[`xl/worksheets/sheet${names.indexOf('cost-services') + 1}.xml`]!);
    expect(sheet).toContain('state="frozen"');
    // A date is the number of its day, so that it sorts and counts.
    const services = strFromU8(entries[`xl/worksheets/sheet${names.indexOf('services') + 1}.xml`]!);
    expect(services).toMatch(/<c r="F2"[^>]*><v>45352<\/v>/);
    // The measured run cost of the checkout is a number, with its unit in the format.
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>\d+(\.\d+)?<\/v>/);
  });
});

/** The records of a CSV text by RFC 4180. */
function recordsOf(csv: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/gy;
  for (let match = pattern.exec(csv); match !== null && pattern.lastIndex <= csv.length; match = pattern.exec(csv)) {
    records.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === '') break;
    if (match[3] === '\r\n') {
      if (pattern.lastIndex === csv.length) break;
      records.push([]);
    }
  }
  return records;
}
