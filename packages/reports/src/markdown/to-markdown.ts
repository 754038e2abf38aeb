import type {
  Block,
  Cell,
  Graph,
  Inline,
  ReportDocument,
  Section,
  SectionName,
  Table,
  Tone,
} from '../document/blocks.js';
import { depthsOf } from '../document/depths.js';
import { sectionLinks } from '../document/section-links.js';
import { periodInWords } from '../document/show.js';
import { text, withoutHtml } from './escape.js';

/** Files that render well on a code host: an index and a file a section, by name. Graphs are Mermaid, charts are tables. */
export function toMarkdown(document: ReportDocument): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const homes = new Map<string, string>();
  for (const section of document.sections) {
    for (const [element, title] of cardsIn(section.blocks)) homes.set(element, `${section.id}.md#${slug(title)}`);
  }
  const linkTo = (element: string) => homes.get(element);
  const contents = document.sections.map(
    ({ id, title, question }) => `- [${text(title)}](${id}.md): ${text(question)}`,
  );
  files.set('README.md', `${[...headOf(document), contents.join('\n')].join('\n\n')}\n`);
  const linkToSection = sectionLinks(document.sections, ({ id }) => `${id}.md`);
  for (const section of document.sections) files.set(`${section.id}.md`, sectionOf(section, { linkTo, linkToSection }));
  return files;
}

/** The whole report as one file. */
export function toMarkdownPage(document: ReportDocument): string {
  const homes = new Map<string, string>();
  for (const { blocks } of document.sections) {
    for (const [element, title] of cardsIn(blocks)) homes.set(element, `#${slug(title)}`);
  }
  const linkToSection = sectionLinks(document.sections, ({ title }) => `#${slug(title)}`);
  const context: Context = { linkTo: (element) => homes.get(element), linkToSection };
  const sections = document.sections.map(({ title, question, blocks }) =>
    partsOf([`## ${text(title)}`, `_${text(question)}_`, ...blocks.map((block) => blockOf(block, context, 3))]),
  );
  return `${[...headOf(document), ...sections].join('\n\n')}\n`;
}

function headOf({ title, period, asOf, introduction }: ReportDocument): readonly string[] {
  const own = introduction === undefined ? [] : [withoutHtml(introduction.trim())];
  return [`# ${text(title)}`, `${periodInWords(period)}, as of ${asOf}.`, ...own];
}
const partsOf = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');

interface Context {
  linkTo(element: string): string | undefined;
  linkToSection(section: SectionName): string | undefined;
}
function sectionOf({ title, question, blocks }: Section, context: Context): string {
  return `${partsOf([`# ${text(title)}`, `_${text(question)}_`, ...blocks.map((block) => blockOf(block, context, 2))])}\n`;
}

function blockOf(block: Block, context: Context, level: number): string {
  const heading = (words: string) => `${'#'.repeat(Math.min(6, level))} ${text(words)}`;
  switch (block.block) {
    case 'heading':
      return heading(block.text);
    case 'text':
      return block.text.map((part) => inline(part, context)).join('');
    case 'facts':
      return [
        '| Figure | Value | |\n|---|---|---|',
        ...block.facts.map(
          ({ label, cell, note = '', section }) =>
            `| ${linkedTo(section === undefined ? undefined : context.linkToSection(section), inTable(label))} | **${cellOf(cell, context)}** | ${inTable(note)}${formulaOf(cell)} |`,
        ),
      ].join('\n');
    case 'table':
      return tableOf(block.table, context, heading(block.table.title));
    // A picture of it is in the HTML report; its figures are in the tables.
    case 'chart':
    case 'flow':
      return '';
    case 'graph':
      return block.graph.nodes.length === 0 ? '' : `${heading(block.graph.title)}\n\n${mermaid(block.graph)}`;
    case 'missing':
      return `> **Not known.** ${text(block.what)}\n\n${fenced(block.snippet)}`;
    case 'card':
      return [
        heading(block.title),
        text(block.subtitle),
        ...block.blocks.map((each) => blockOf(each, context, level + 1)),
      ]
        .filter((part) => part !== '')
        .join('\n\n');
  }
}

const SIGNS: Readonly<Record<Tone, string>> = { good: '✓ ', warn: '⚠ ', bad: '✕ ', muted: '' };

function cellOf(cell: Cell, { linkTo }: Context): string {
  const sign = cell.tone === undefined ? '' : SIGNS[cell.tone];
  const target = cell.element === undefined ? undefined : linkTo(cell.element);
  return `${sign}${linkedTo(target, inTable(cell.short ?? cell.text))}`;
}
const linkedTo = (target: string | undefined, shown: string) =>
  target === undefined ? shown : `[${shown}](${target})`;
/** How a figure came about, in one line. */
function formulaOf(cell: Cell): string {
  const explanation = cell.explain?.();
  return explanation === undefined ? '' : ` ${code(explanation.formula)}`;
}

/** Blanks at the beginning of a cell that no code host takes away. */
const INDENT = '\u2003\u2003';

function tableOf(table: Table, context: Context, heading: string): string {
  const { title, columns, rows, empty } = table;
  if (rows.length === 0) return `${text(title)}: ${text(empty ?? 'there is nothing to show.')}`;
  const head = `| ${columns.map(({ label }) => inTable(label)).join(' | ')} |`;
  const rule = `|${columns.map(({ type }) => (type === 'text' || type === 'date' ? '---' : '--:')).join('|')}|`;
  const depths = depthsOf(table);
  const body = rows.map(
    (row, i) => `| ${INDENT.repeat(depths[i]!)}${row.map((cell) => cellOf(cell, context)).join(' | ')} |`,
  );
  return [heading, '', head, rule, ...body].join('\n');
}

function inline(part: Inline, { linkTo }: Context): string {
  if (typeof part === 'string') return text(part);
  if ('strong' in part) return `**${text(part.strong)}**`;
  const target = linkTo(part.element);
  return target === undefined ? text(part.text) : `[${text(part.text)}](${target})`;
}

function mermaid({ direction, nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  const quoted = (label: string) =>
    `"${label.replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;').replace(/\s+/g, ' ')}"`;
  const shape = {
    service: ['[', ']'],
    provider: ['[[', ']]'],
    unit: ['([', '])'],
    asset: ['[(', ')]'],
    group: ['{{', '}}'],
    choice: ['((', '))'],
  } as const;
  const lines = nodes.map((node) => {
    const [open, close] = shape[node.shape];
    return `  ${ids.get(node.id)}${open}${quoted(node.label)}${close}`;
  });
  const arrows = edges.flatMap(({ from, to, label }) => {
    const [tail, head] = [ids.get(from), ids.get(to)];
    if (tail === undefined || head === undefined) return [];
    return [`  ${tail} -->${label === undefined ? '' : `|${quoted(label)}|`} ${head}`];
  });
  return fenced([`flowchart ${direction}`, ...lines, ...arrows].join('\n'), 'mermaid');
}

const inTable = text;
function code(words: string): string {
  const ticks = '`'.repeat(1 + Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${ticks}${words.replaceAll('|', '\\|').replace(/\s+/g, ' ')}${ticks}`;
}
function fenced(content: string, language = 'btaas'): string {
  const ticks = '`'.repeat(Math.max(3, 1 + Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length))));
  return `${ticks}${language}\n${content}\n${ticks}`;
}
/** The id that code hosts give a heading. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
function* cardsIn(blocks: readonly Block[]): Iterable<readonly [string, string]> {
  for (const block of blocks) {
    if (block.block !== 'card') continue;
    yield [block.element, block.title];
    yield* cardsIn(block.blocks);
  }
}
