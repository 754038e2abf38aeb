import { Rational } from '@btaas/portfolio';
import type { Flow, FlowLink } from '../document/blocks.js';
import { decimals } from '../document/show.js';
import { escapeHtml } from '../html/html.js';
import { PALETTE } from './to-svg.js';

const WIDTH = 1000;
const HEIGHT = 420;
const NODE = 12;
const GAP = 14;
/** Room for the names and amounts at both ends. */
const MARGIN = 230;
const TOP = 28;
const LONGEST = 26;

interface Placed {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly amount: number;
}

/** Draws amounts that flow from stage to stage as bands, the same bytes each time. */
export function flowToSvg({ stages, links, title, unit }: Flow): string {
  const through = throughputs(links);
  const tallest = Math.max(...stages.map(({ nodes }) => sum(nodes.map(({ id }) => through.get(id) ?? 0))));
  const most = Math.max(...stages.map(({ nodes }) => nodes.length));
  const scale = (HEIGHT - GAP * (most - 1)) / tallest;
  const step = (WIDTH - 2 * MARGIN - NODE) / (stages.length - 1);
  const placed = new Map<string, Placed>();
  stages.forEach(({ nodes }, stage) => {
    let y = TOP;
    for (const { id, label } of nodes) {
      const amount = through.get(id) ?? 0;
      const height = Math.max(1, amount * scale);
      placed.set(id, { id, label, x: MARGIN + stage * step, y, height, amount });
      y += height + GAP;
    }
  });
  const bottom = Math.max(...[...placed.values()].map(({ y, height }) => y + height));
  const parts = [
    ...stages.map(({ label }, stage) => heading(label, stage, step)),
    `<g class="bands">${bands(stages, links, placed, scale, unit).join('')}</g>`,
    ...[...placed.values()].map((node) => nodeOf(node, step)),
  ];
  return `<svg focusable="false" role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${WIDTH} ${round(bottom + 8)}" width="${WIDTH}" height="${round(bottom + 8)}" font-family="system-ui, sans-serif" font-size="12">${parts.join('')}</svg>`;
}

/** What passes a node: what comes in or what goes out, whichever is more. */
function throughputs(links: readonly FlowLink[]): ReadonlyMap<string, number> {
  const incoming = new Map<string, number>();
  const outgoing = new Map<string, number>();
  for (const { from, to, amount } of links) {
    outgoing.set(from, (outgoing.get(from) ?? 0) + amount);
    incoming.set(to, (incoming.get(to) ?? 0) + amount);
  }
  const ids = new Set([...incoming.keys(), ...outgoing.keys()]);
  return new Map([...ids].map((id) => [id, Math.max(incoming.get(id) ?? 0, outgoing.get(id) ?? 0)]));
}

/** A band a link, in the order of the nodes at its ends, so that bands cross as little as they can. */
function bands(
  stages: Flow['stages'],
  links: readonly FlowLink[],
  placed: ReadonlyMap<string, Placed>,
  scale: number,
  unit: string,
): readonly string[] {
  const order = new Map([...placed.keys()].map((id, i) => [id, i]));
  const colours = coloursOf(links, stages[0]!.nodes);
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  const taken = (offsets: Map<string, number>, id: string, height: number) => {
    const at = offsets.get(id) ?? 0;
    offsets.set(id, at + height);
    return at;
  };
  return [...links]
    .sort((a, b) => order.get(a.from)! - order.get(b.from)! || order.get(a.to)! - order.get(b.to)!)
    .map(({ from, to, amount, shown }) => {
      const [tail, head] = [placed.get(from)!, placed.get(to)!];
      const height = Math.max(0.5, amount * scale);
      const y1 = tail.y + taken(right, from, height);
      const y2 = head.y + taken(left, to, height);
      const [x1, x2] = [tail.x + NODE, head.x];
      const middle = (x1 + x2) / 2;
      const curve = `M${round(x1)} ${round(y1)}C${round(middle)} ${round(y1)} ${round(middle)} ${round(y2)} ${round(x2)} ${round(y2)}`;
      const back = `L${round(x2)} ${round(y2 + height)}C${round(middle)} ${round(y2 + height)} ${round(middle)} ${round(y1 + height)} ${round(x1)} ${round(y1 + height)}Z`;
      const told = `${tail.label} to ${head.label}: ${shown} ${unit}`;
      return `<path d="${curve}${back}" fill="${colours.get(from)}" fill-opacity="0.38"><title>${escapeHtml(told)}</title></path>`;
    });
}
/** A node of the first stage has a colour of its own; later ones that of what they mostly come from. */
function coloursOf(links: readonly FlowLink[], first: Flow['stages'][number]['nodes']): ReadonlyMap<string, string> {
  const told = first.filter(({ muted }) => muted !== true).map(({ id }) => id);
  const colours = new Map<string, string>(first.map(({ id }) => [id, 'var(--c6)']));
  for (const [i, id] of told.entries()) colours.set(id, COLOURS[i % COLOURS.length]!);
  const largest = new Map<string, number>();
  for (const { from, to, amount } of links) {
    const colour = colours.get(from);
    if (colour === undefined || amount <= (largest.get(to) ?? 0)) continue;
    largest.set(to, amount);
    colours.set(to, colour);
  }
  return colours;
}
/** All but the grey one, which is for what is no element. */
const COLOURS = PALETTE.slice(0, -1);

function heading(label: string, stage: number, step: number): string {
  const { x, anchor } = textPlace(MARGIN + stage * step, stage);
  return `<text x="${round(x)}" y="12" text-anchor="${anchor}" fill="var(--soft)">${escapeHtml(label)}</text>`;
}
function nodeOf({ label, x, y, height, amount }: Placed, step: number): string {
  const stage = Math.round((x - MARGIN) / step);
  const { x: at, anchor } = textPlace(x, stage);
  const short = label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
  return `<rect x="${round(x)}" y="${round(y)}" width="${NODE}" height="${round(height)}" fill="var(--ink)" fill-opacity="0.75"></rect><text x="${round(at)}" y="${round(y + height / 2 + 4)}" text-anchor="${anchor}" fill="var(--ink)"${PLATE}>${escapeHtml(short)}<tspan fill="var(--soft)" dx="6">${decimals(Rational.of(Math.round(amount)), 0)}</tspan></text>`;
}
/** A name may stand on bands: an edge of the paper's colour keeps it apart from them. */
const PLATE =
  ' stroke="var(--paper)" stroke-width="4" stroke-opacity="0.85" stroke-linejoin="round" paint-order="stroke"';
/** The first names stand left of their nodes, all others right of them. */
function textPlace(x: number, stage: number): { readonly x: number; readonly anchor: string } {
  return stage === 0 ? { x: x - 6, anchor: 'end' } : { x: x + NODE + 6, anchor: 'start' };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const round = (value: number): number => Math.round(value * 10) / 10;
