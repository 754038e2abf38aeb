import type { ReportDocument, Section } from '../document/blocks.js';
import { periodInWords } from '../document/show.js';
import { type Html, html, trusted } from './html.js';
import { markdownToHtml } from './markdown.js';
import { renderBlocks } from './render-block.js';
import type { RenderContext } from './render-context.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

export interface PageOptions {
  readonly document: ReportDocument;
  readonly sections: readonly Section[];
  readonly context: RenderContext;
  /** Where each section is: a fragment of this page, or another page. */
  hrefOf(section: Section): string;
  /** Which section this page is for, where there are several pages. */
  readonly current?: Section;
}

/** A self-contained page: no request to anywhere, and nothing runs but the script that is written here. */
export async function page({ document, sections, context, hrefOf, current }: PageOptions): Promise<string> {
  const shown = current === undefined ? sections : [current];
  const main = shown.map((section) => sectionOf(section, context));
  const nav = sections.map(
    (section) =>
      html`<li><a href="${hrefOf(section)}"${section === current && trusted(' aria-current="page"')}>${section.title}</a></li>`,
  );
  const own =
    document.introduction !== undefined &&
    (current === undefined || current === sections[0]) &&
    html`<section class="own" aria-label="Introduction">${markdownToHtml(document.introduction)}</section>`;
  const title = current === undefined ? document.title : `${current.title}: ${document.title}`;
  const policy = `default-src 'none'; style-src ${await hash(STYLE)}; script-src ${await hash(SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const body = html`<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div><p class="kind">Business technology as a service</p><h1>${document.title}</h1><p class="asof">${periodInWords(document.period)}, as of ${document.asOf}</p></div>
<div class="tools"><span id="found" role="status"></span><input type="search" id="search" aria-label="Search the report" placeholder="Search the report" aria-describedby="found"><button type="button" id="theme">Dark or light</button></div></header>
<nav aria-label="Sections"><ol>${nav}</ol></nav>
<main id="main">${own}${main}</main>
<footer><p>Made by btaas from the portfolio's text. Every underlined figure says how it comes about.</p></footer>
<script type="application/json" id="data">${trusted(context.data.toJson())}</script>
<script>${trusted(SCRIPT)}</script>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="btaas">
<title>${html`${title}`.text}</title>
<style>${STYLE}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}

function sectionOf(section: Section, context: RenderContext): Html {
  return html`<section id="s-${section.id}" aria-labelledby="h-${section.id}"><h2 id="h-${section.id}">${section.title}</h2><p class="question">${section.question}</p>${renderBlocks(section.blocks, context)}</section>`;
}

/** What a policy allows to run: this text, and no other. */
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
