import MarkdownIt from 'markdown-it';
import { type Html, trusted } from './html.js';

/** HTML in the text stays text, a link leads to the web or into the page, and no picture is fetched from anywhere. */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');
renderer.validateLink = (url) => /^(https?:|mailto:|#)/i.test(url.trim());
/** Headings stand below that of the section. */
const SHALLOWEST = 3;
for (const rule of ['heading_open', 'heading_close'] as const) {
  renderer.renderer.rules[rule] = (tokens, i, options, _env, self) => {
    const token = tokens[i]!;
    token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + SHALLOWEST - 1)}`;
    return self.renderToken(tokens, i, options);
  };
}

export function markdownToHtml(markdown: string): Html {
  // The page's policy allows no styles inside of elements: columns of tables align by class.
  const rendered = renderer.render(markdown).replace(/ style="text-align:(left|right|center)"/g, ' class="to-$1"');
  return trusted(rendered.replaceAll('<pre>', '<pre tabindex="0">'));
}
