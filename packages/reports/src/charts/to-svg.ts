import type { TopLevelSpec } from 'vega-lite';

/** Colours are the page's variables: a chart follows light and dark. */
export const PALETTE = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)'] as const;

const CONFIG = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  range: { category: [...PALETTE], ramp: [...PALETTE] },
  view: { stroke: 'transparent' },
  axis: {
    labelColor: 'var(--soft)',
    titleColor: 'var(--soft)',
    gridColor: 'var(--line)',
    domainColor: 'var(--line)',
    tickColor: 'var(--line)',
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 'normal',
  },
  legend: {
    labelColor: 'var(--ink)',
    titleColor: 'var(--soft)',
    titleFontWeight: 'normal',
    labelFontSize: 11,
    labelLimit: 220,
    symbolFillColor: 'var(--c6)',
  },
  header: { labelColor: 'var(--ink)', titleColor: 'var(--soft)' },
  title: { color: 'var(--ink)' },
  text: { fill: 'var(--ink)' },
} as const;

/** Draws a Vega-Lite chart as SVG, the same bytes each time: there is no browser, no clock and no random number in it. */
export async function chartToSvg(spec: object): Promise<string> {
  // Loaded when a chart is drawn: checking a portfolio needs none of it.
  const [{ parse, View, Warn }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const compiled = compile({ ...spec, config: CONFIG } as unknown as TopLevelSpec).spec;
  const view = new View(parse(compiled), { renderer: 'none', logLevel: Warn });
  await view.runAsync();
  const svg = await view.toSVG();
  view.finalize();
  return forPage(svg);
}

/** The page's policy allows no styles inside of elements, and a picture scales with the page. */
export function forPage(svg: string): string {
  return svg
    .replace(/^<\?xml[^>]*>\s*/, '')
    .replace(/<!DOCTYPE[^>]*>\s*/, '')
    .replace(/ style="([^"]*)"/g, (_whole, style: string) => asAttributes(style))
    .replace(/<svg /, '<svg focusable="false" ');
}
function asAttributes(style: string): string {
  const parts = style.split(';').map((part) => part.split(':').map((each) => each.trim()));
  return parts.flatMap(([name, value]) => (name && value ? [` ${name}="${value}"`] : [])).join('');
}
