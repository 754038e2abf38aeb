import { type Element, figuresOfElement, isUnknown, type Value } from '@btaas/portfolio';
import type { Block, Fact, Inline } from '../document/blocks.js';
import { figured, show } from '../document/show.js';
import type { ReportContext } from './context.js';
import type { Uses } from './uses.js';
import { labelIn } from './names.js';

/** What a card says at a glance: longer texts and lists are read where they are declared. */
const MOST_FIGURES = 4;
const MOST_LINKS = 12;
const LONGEST_TEXT = 160;

/** What there is to say of an element in few words: its figures, what it declares, and where it is used. */
export function elementBlocks(context: ReportContext, element: Element, uses: Uses): readonly Block[] {
  const facts = factsOf(context, element);
  const said = declaredIn(context, element);
  const users = uses.of(element.id);
  const used = users.flatMap(({ heading, ids }, i): Inline[] => [
    { strong: i === 0 ? `Named by ${heading}: ` : `; ${heading}: ` },
    ...links(context, ids),
  ]);
  return [
    ...(facts.length > 0 ? [{ block: 'facts', facts } as const] : []),
    ...(said.length > 0 ? [{ block: 'text', text: said } as const] : []),
    {
      block: 'text',
      text: used.length > 0 ? [...used, '.'] : ['Nothing else in the portfolio names it.'],
    },
  ];
}

/** What people are paid stands in the section of rewards alone, which not every reader gets. */
const saysPay = ({ kind }: Element): boolean => kind === 'plan' || kind === 'pool';

function factsOf({ figures }: ReportContext, element: Element): readonly Fact[] {
  if (saysPay(element)) return [];
  return figuresOfElement(figures, element)
    .filter(({ figure }) => !isUnknown(figure.value))
    .slice(0, MOST_FIGURES)
    .map(({ label, figure }) => ({ label, cell: figured(figure) }));
}

/** What an element declares of itself, as far as it is a name, a word or a quantity. */
function declaredIn(context: ReportContext, element: Element): readonly Inline[] {
  return Object.entries(element.values as Readonly<Record<string, unknown>>).flatMap(
    ([property, declared]): Inline[] => {
      const each = (Array.isArray(declared) ? declared : [declared]).map((one) => heldBy(one));
      const ids = each.flatMap((value) => (isReference(value) ? [value.to] : []));
      const label = { strong: `${labelOfProperty(property)}: ` };
      if (ids.length > 0) return [label, ...links(context, ids), '. '];
      const texts = saysPay(element) ? [] : each.flatMap((value) => plain(value) ?? []);
      return texts.length === 0 ? [] : [label, ended(shortened(texts.join(', '))), ' '];
    },
  );
}

const heldBy = (sourced: unknown): unknown =>
  typeof sourced === 'object' && sourced !== null && 'value' in sourced ? sourced.value : undefined;

function isReference(value: unknown): value is { readonly to: string } {
  return typeof value === 'object' && value !== null && 'found' in value && value.found === true && 'to' in value;
}

/** A word or a quantity as text; what has parts of its own is none. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isValue =
    typeof value === 'object' && value !== null && 'type' in value && VALUES.has(value.type as Value['type']);
  return isValue ? show(value as Value) : undefined;
}
const VALUES: ReadonlySet<Value['type']> = new Set<Value['type']>([
  ...(['number', 'percent', 'money', 'duration', 'rate', 'date', 'period', 'range', 'time'] as const),
]);

function links(context: ReportContext, ids: readonly string[]): readonly Inline[] {
  const shown = ids.slice(0, MOST_LINKS);
  const more = ids.length - shown.length;
  return [
    ...shown.flatMap((id, i): Inline[] => [...(i > 0 ? [', '] : []), { text: labelIn(context, id), element: id }]),
    ...(more > 0 ? [` and ${more} more`] : []),
  ];
}

/** `catalogueFrom` is read as "Catalogue from". */
function labelOfProperty(property: string): string {
  const spoken = property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spoken[0]!.toUpperCase() + spoken.slice(1);
}
const shortened = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);
const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
