import {
  type Explanation,
  type FigureInput,
  firstOf,
  figuresOfElement,
  isUnknown,
  labelOf,
  type NamedFigure,
} from '@btaas/portfolio';
import { markdownText, show } from '@btaas/workspace/engine';
import type { Context } from '../context.js';
import { toPosition } from '../position.js';

/** How much is said of each figure. */
interface Extent {
  /** So many inputs of a figure are named. */
  readonly inputs: number;
  /** Longer formulas are left out. */
  readonly formula: number;
}
/** A hover is a small box: what a figure is made of comes before the algebra. */
const HOVER: Extent = { inputs: 4, formula: 40 };
const PAGE: Extent = { inputs: 200, formula: Number.POSITIVE_INFINITY };

/** What is computed for an element, with what each figure is made of and where that stands, in Markdown; for a hover. */
export function figuresMarkdown(context: Context, id: string): string {
  return figuresOf(context, id, HOVER);
}
/** The same with all inputs and formulas. */
export function figuresPage(context: Context, id: string): string {
  return figuresOf(context, id, PAGE);
}

function figuresOf(context: Context, id: string, extent: Extent): string {
  const { portfolio, figures } = context.snapshot();
  const element = portfolio.find(id);
  if (element === undefined) return '';
  const known = figuresOfElement(figures, element);
  if (known.length === 0) return '';
  const lines = known.flatMap((each) => line(context, each, labelOf(element), extent) ?? []);
  return [...lines, ...unknownLine(known, extent)].join('\n');
}

/** What cannot be computed is said in one line, with what it takes. */
function unknownLine(known: readonly NamedFigure[], extent: Extent): readonly string[] {
  const unknown = known.flatMap(({ label, figure: { value } }) => (isUnknown(value) ? [{ label, value }] : []));
  if (unknown.length === 0) return [];
  const missing = [...new Set(unknown.flatMap(({ value }) => value.missing))];
  const shown = firstOf(missing, extent.inputs);
  return [
    `- _Not known:_ ${markdownText(unknown.map(({ label }) => label).join(', '))}, for lack of ${markdownText(shown)}`,
  ];
}

function line(context: Context, { label, figure }: NamedFigure, of: string, extent: Extent): string | undefined {
  const { value } = figure;
  if (isUnknown(value)) return undefined;
  const explanation = figure.explain();
  const all = inputsOf(explanation);
  const inputs = all.slice(0, extent.inputs).map((input) => inputText(context, input));
  if (all.length > inputs.length) inputs.push(`and ${all.length - inputs.length} more`);
  const from = inputs.length === 0 ? '' : `\n  - ${inputs.join('\n  - ')}`;
  const formula = explanation.formula.length > extent.formula ? '' : ` = ${code(explanation.formula)}`;
  return `- ${markdownText(label.replace(` of ${of}`, ''))}: **${markdownText(show(value))}**${formula}${from}`;
}

function inputsOf({ inputs }: Explanation): readonly FigureInput[] {
  return inputs.filter(({ value }) => typeof value === 'string' || !isUnknown(value));
}

function inputText({ engine, uriOf }: Context, { label, value, place, measured }: FigureInput): string {
  const shown = markdownText(typeof value === 'string' ? value : show(value));
  const text = `${markdownText(label)} ${shown}`;
  if (measured !== undefined)
    return `${text}, measured in ${markdownText(measured.source)} (${markdownText(measured.period)})`;
  const document = place && engine.documents.get(place.document);
  if (place === undefined || document === undefined) return text;
  const line = toPosition(document, place.start).line + 1;
  return `${text}, [${markdownText(place.document)}:${line}](${uriOf(place.document)}#L${line})`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
