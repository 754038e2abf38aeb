import {
  type Explanation,
  type FigureInput,
  figuresOfElement,
  isUnknown,
  labelOf,
  type NamedFigure,
} from '@btaas/portfolio';
import { show } from '@btaas/workspace/engine';
import type { Context } from '../context.js';
import { escaped } from '../markdown.js';
import { toPosition } from '../position.js';

/** So many inputs of a figure are named; the report has all of them. */
const MOST_INPUTS = 4;

/** What is computed for an element, with what each figure is made of and where that stands, in Markdown. */
export function figuresMarkdown(context: Context, id: string): string {
  const { portfolio, figures } = context.snapshot();
  const element = portfolio.find(id);
  if (element === undefined) return '';
  const known = figuresOfElement(figures, element);
  if (known.length === 0) return '';
  const lines = known.flatMap((each) => line(context, each, labelOf(element)) ?? []);
  return [...lines, ...unknownLine(known)].join('\n');
}

/** What cannot be computed is said in one line, with what it takes. */
function unknownLine(known: readonly NamedFigure[]): readonly string[] {
  const unknown = known.flatMap(({ label, figure: { value } }) => (isUnknown(value) ? [{ label, value }] : []));
  if (unknown.length === 0) return [];
  const missing = [...new Set(unknown.flatMap(({ value }) => value.missing))];
  const shown = missing.slice(0, MOST_INPUTS).join(', ') + (missing.length > MOST_INPUTS ? ', …' : '');
  return [`- _Not known:_ ${escaped(unknown.map(({ label }) => label).join(', '))}, for lack of ${escaped(shown)}`];
}

function line(context: Context, { label, figure }: NamedFigure, of: string): string | undefined {
  const { value } = figure;
  if (isUnknown(value)) return undefined;
  const explanation = figure.explain();
  const inputs = inputsOf(explanation)
    .slice(0, MOST_INPUTS)
    .map((input) => inputText(context, input));
  const from = inputs.length === 0 ? '' : `\n  - ${inputs.join('\n  - ')}`;
  return `- ${escaped(label.replace(` of ${of}`, ''))}: **${escaped(show(value))}** = ${code(explanation.formula)}${from}`;
}

function inputsOf({ inputs }: Explanation): readonly FigureInput[] {
  return inputs.filter(({ value }) => typeof value === 'string' || !isUnknown(value));
}

function inputText({ engine, uriOf }: Context, { label, value, place, measured }: FigureInput): string {
  const shown = escaped(typeof value === 'string' ? value : show(value));
  const text = `${escaped(label)} ${shown}`;
  if (measured !== undefined) return `${text}, measured in ${escaped(measured.source)} (${escaped(measured.period)})`;
  const document = place && engine.documents.get(place.document);
  if (place === undefined || document === undefined) return text;
  const line = toPosition(document, place.start).line + 1;
  return `${text}, [${escaped(place.document)}:${line}](${uriOf(place.document)}#L${line})`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
