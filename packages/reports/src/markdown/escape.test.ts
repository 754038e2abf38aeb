import MarkdownIt from 'markdown-it';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text, withoutHtml } from './escape.js';

const renderer = new MarkdownIt({ html: true });
const plain = (html: string) =>
  html
    .replace(/^<p>|<\/p>\n$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('text in Markdown', () => {
  test('means itself, whatever it is', () => {
    const signs = fc.constantFrom(...'ab1 .-+=*_#>|`~[]()!\\<&;:"\'{}/'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1 }), (words) => {
        const shown = words.trim().replace(/\s+/g, ' ');
        fc.pre(shown !== '');
        expect(plain(renderer.render(text(shown)))).toBe(shown);
      }),
      { seed: 90, numRuns: 2_000 },
    );
  });
  test.each(['a\nb', 'a\r\nb', 'a\u2028b', 'a \n\n b'])('%j is one line', (words) => {
    expect(text(words)).toBe('a b');
  });
});

describe('Markdown of somebody’s own', () => {
  test('shows HTML as text, and keeps code', () => {
    const html = renderer.render(withoutHtml('**a** <b>x</b> `<i>`\n\n```\n<img src=x>\n```\n\n1 < 2'));
    expect(html).toBe(
      '<p><strong>a</strong> &lt;b&gt;x&lt;/b&gt; <code>&lt;i&gt;</code></p>\n<pre><code>&lt;img src=x&gt;\n</code></pre>\n<p>1 &lt; 2</p>\n',
    );
  });
});
