import type { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { Graph, GraphNode, Tone } from '../document/blocks.js';
import { anchorOf } from '../html/html.js';
import { forPage } from './to-svg.js';

let engine: Promise<Graphviz> | undefined;

const SHAPES: Readonly<Record<GraphNode['shape'], string>> = {
  service: 'box',
  provider: 'component',
  unit: 'ellipse',
  asset: 'cylinder',
  group: 'folder',
  choice: 'hexagon',
};
const COLOURS: Readonly<Record<Tone, string>> = { good: '#12703f', warn: '#8a5300', bad: '#b3261e', muted: '#52606d' };
/** Graphviz knows no variables: these colours are put in place of stand-ins that nothing else uses. */
const STAND_INS: readonly (readonly [string, string])[] = [
  ['#010203', 'var(--ink)'],
  ['#010204', 'var(--soft)'],
  ['#010205', 'var(--paper)'],
  [COLOURS.good, 'var(--good)'],
  [COLOURS.warn, 'var(--warn)'],
  [COLOURS.bad, 'var(--bad)'],
  [COLOURS.muted, 'var(--soft)'],
];

/** Draws a graph as SVG, the same bytes each time. */
export async function graphToSvg(graph: Graph, linkTo: (element: string) => string | undefined): Promise<string> {
  engine ??= import('@hpcc-js/wasm-graphviz').then((library) => library.Graphviz.load());
  const svg = (await engine).dot(dotOf(graph, linkTo), 'svg');
  const coloured = STAND_INS.reduce((text, [stand, colour]) => text.replaceAll(`"${stand}"`, `"${colour}"`), svg);
  return forPage(coloured.replace(/<!--[\s\S]*?-->\s*/g, '').replaceAll('xlink:href', 'href'));
}

/** The graph in the DOT language. */
function dotOf(
  { id, direction, nodes, edges }: Graph,
  linkTo: (element: string) => string | undefined = () => undefined,
): string {
  const quoted = (text: string) => `"${escaped(text)}"`;
  const names = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
  const lines = nodes.map(({ id: node, label, shape, tone, element }) => {
    const target = element === undefined ? undefined : linkTo(element);
    const colour = tone === undefined ? '#010203' : COLOURS[tone];
    const sign = tone === 'bad' ? '✕ ' : tone === 'warn' ? '! ' : '';
    const attributes = [
      `label="${wrapped(sign + label)
        .map(escaped)
        .join('\\n')}"`,
      `shape=${SHAPES[shape]}`,
      ...(shape === 'choice' ? ['fontsize=9', 'margin="0.02,0.02"', 'height=0.2', 'width=0.3'] : []),
      `color="${colour}"`,
      `fontcolor="${colour}"`,
      ...(target === undefined ? [] : [`URL=${quoted(target)}`]),
    ];
    return `  ${names.get(node)} [${attributes.join(' ')}];`;
  });
  const arrows = edges.flatMap(({ from, to, label }) => {
    const [tail, head] = [names.get(from), names.get(to)];
    if (tail === undefined || head === undefined) return [];
    return [`  ${tail} -> ${head}${label === undefined ? '' : ` [label=${quoted(label)}]`};`];
  });
  return [
    `digraph ${quoted(anchorOf(id))} {`,
    `  graph [rankdir=${direction} bgcolor="transparent" nodesep=0.25 ranksep=0.5];`,
    '  node [fontname="system-ui" fontsize=11 style="filled" fillcolor="#010205" margin="0.24,0.09"];',
    '  edge [color="#010204" fontcolor="#010204" fontname="system-ui" fontsize=9 arrowsize=0.7];',
    ...lines,
    ...arrows,
    '}',
  ].join('\n');
}

/** Text inside of a quoted name of DOT, in one line. */
const escaped = (text: string): string => text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ');

const WIDEST = 26;
/** The lines of a label: a long one goes on in a second line. */
function wrapped(label: string): readonly string[] {
  if (label.length <= WIDEST) return [label];
  const cut = label.lastIndexOf(' ', WIDEST);
  return cut <= 0 ? [label] : [label.slice(0, cut), label.slice(cut + 1)];
}
