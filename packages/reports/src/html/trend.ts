import { type Html, html } from './html.js';

const WIDTH = 80;
const HEIGHT = 18;
/** So that the line keeps its thickness at the edges. */
const MARGIN = 2;

/** The points of a line through numbers in time, from the lowest of them to the highest. */
export function trendPoints(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (i: number) => MARGIN + (i * (WIDTH - 2 * MARGIN)) / (values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : MARGIN + ((high - value) * (HEIGHT - 2 * MARGIN)) / (high - low);
  return values.map((value, i) => `${Math.round(x(i))},${Math.round(y(value))}`).join(' ');
}

/** The line, for who sees it: the figures beside it say what it shows. */
export function trendLine(values: readonly number[]): Html {
  return html` <svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><polyline points="${trendPoints(values)}"/></svg>`;
}
/** The same of points, for the page's script. */
export const TREND_SCRIPT = `
  function trendLine(points) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    var line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
    svg.setAttribute('class', 'trend');
    svg.setAttribute('viewBox', '0 0 ${WIDTH} ${HEIGHT}');
    svg.setAttribute('aria-hidden', 'true');
    line.setAttribute('points', points);
    svg.append(line);
    return svg;
  }
`;
/** What a line takes of a cell. */
export const TREND_STYLE = `.trend{width:${WIDTH}px;height:${HEIGHT}px;vertical-align:middle;fill:none;stroke:var(--c1);stroke-width:1.5}`;
