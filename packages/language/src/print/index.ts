import { type Element, type Portfolio, type PortfolioDocument, partsOf, type ValueType } from '@btaas/portfolio';
import { format } from '../format/index.js';
import { layOut, layOutValue } from './layout.js';
import type { NameScope } from './names.js';
import { elementLine, valueLine } from './print.js';
import { printDoc } from './text.js';

/** Where a piece of text is going to stand; what is left out has no influence on names. */
export interface PrintScope {
  readonly namespace?: string;
  readonly uses?: readonly string[];
  /** Qualified names of the elements around it, the innermost first. */
  readonly within?: readonly string[];
}

/**
 * Text from the model, the way the formatter leaves it. It reads back as the same model but for the places.
 * Names are as short as their surroundings allow.
 */
export interface Printer {
  /** One value by its type in the schema: `480k EUR`, `availability`'s `99.9% monthly`, an agreement in braces. */
  value(type: ValueType, value: unknown, scope?: PrintScope): string;
  /** A declaration with its doc comment, without a line break at its end. */
  element(element: Element, scope?: PrintScope): string;
  /** A whole file. */
  document(document: PortfolioDocument): string;
}

/** A printer of the portfolio's names: `declares` says which qualified names there are. */
export function createPrinter(declares: (id: string) => boolean): Printer {
  const scopeOf = ({ namespace = '', uses = [], within = [] }: PrintScope = {}): NameScope => ({
    namespace,
    uses,
    within,
    declares,
  });
  const element = (each: Element, scope?: PrintScope) => {
    const text = layOut(elementLine(each, scopeOf(scope)));
    return each.doc === undefined ? text : `${printDoc(each.doc)}\n${text}`;
  };
  return {
    value: (type, value, scope) => layOutValue(valueLine(type, value, scopeOf(scope), 0)),
    element: (each, scope) => formatted(element(each, scope)).trimEnd(),
    document({ namespace, uses, elements }) {
      const head = [...(namespace === '' ? [] : [`namespace ${namespace}`]), ...uses.map((use) => `use ${use}`)];
      const texts = elements.map((each) => element(each, { namespace, uses }));
      const separate = texts.map((text, i) =>
        i > 0 && isTogether(elements[i - 1]!, texts[i - 1]!, text, elements[i]!) ? text : `\n${text}`,
      );
      return formatted(`${[...head, ...separate].join('\n').trimStart()}\n`);
    },
  };
}

/** Long lists are wrapped and tables aligned by the formatter; a model that lacks what the grammar asks for stays as it is. */
function formatted(text: string): string {
  const result = format(text);
  return result.ok ? result.text : text;
}

/** Declarations of one kind that take a line each stand together. */
function isTogether(before: Element, beforeText: string, text: string, after: Element): boolean {
  return before.kind === after.kind && !beforeText.includes('\n') && !text.includes('\n');
}

/** The text of every document of a portfolio, by its name. */
export function printPortfolio(portfolio: Portfolio): ReadonlyMap<string, string> {
  const declared = new Set(portfolio.documents.flatMap(({ elements }) => elements.flatMap(declaredIn)));
  const printer = createPrinter((id) => declared.has(id));
  return new Map(portfolio.documents.map((document) => [document.name, printer.document(document)]));
}

/** The names that an element declares: its own, those of its parts, and what a scenario adds or changes. */
function declaredIn(element: Element): string[] {
  const own = [element.id, ...partsOf(element).map(({ id }) => id)];
  if (element.kind !== 'scenario') return own;
  const { add, change } = element.values;
  return [
    ...own,
    ...add.flatMap(({ value }) => declaredIn(value as Element)),
    ...change.flatMap(({ value }) => value.offering.map((offering) => offering.value.id)),
  ];
}
