import {
  amountOf,
  BINARY_OPERATORS,
  boundsMissed,
  compareQuantities,
  createPortfolio,
  type Element,
  type Expression,
  FUNCTIONS,
  KINDS,
  type Kind,
  type Num,
  num,
  type Portfolio,
  type Properties,
  percent,
  printExpression,
  type Quantity,
  type QuantityType,
  Rational,
  type RecordType,
  range,
  type Shape,
  type Sourced,
  schemaOf,
  type Template,
  type ValueType,
  withAmount,
} from '@btaas/portfolio';
import fc from 'fast-check';
import {
  type Any,
  nowhere,
  sourced,
  words,
  positive,
  currencies,
  days,
  spans,
  periods,
  texts,
  docs,
  amounts,
  quantities,
  bareMoney,
} from './model-values.js';

/**
 * Portfolios that the schema allows, made along it: every kind, property, value type and choice occurs, with names that
 * are keywords, texts of any characters, and references that are found and that are not. Places are all zero.
 */

const NAMES = [
  'Checkout',
  'Cost',
  'EUR',
  'service',
  'within',
  'true',
  'not',
  'p01',
  'Überweisung',
  'from',
  'of',
  'k',
  's',
];
/** The elements that references may name, by kind. */
type Names = ReadonlyMap<string, readonly string[]>;

function references(to: readonly string[], names: Names): Any {
  const ids = [...names].filter(([kind]) => to.includes('*') || to.includes(kind)).flatMap(([, each]) => each);
  const missing = fc.constantFrom('nobody', 'no.where').map((text) => ({ to: text, found: false }));
  return ids.length === 0
    ? missing
    : fc.oneof(
        missing,
        fc.constantFrom(...ids).map((id) => ({ to: id, found: true })),
      );
}

function expressions(names: Names): fc.Arbitrary<Expression> {
  const elements = [...names.values()].flat();
  const literals = amounts(positive);
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => {
    const inner = tie('tree');
    return {
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'item', 'service').map((name): Expression => ({ type: 'name', name, ...nowhere })),
        literals.any.map((value): Expression => ({ type: 'quantity', value, ...nowhere })),
        texts.filter((text) => !text.includes('\n')).map((value): Expression => ({ type: 'text', value, ...nowhere })),
        spans.map((value): Expression => ({ type: 'period', value, ...nowhere })),
        fc.boolean().map((value): Expression => ({ type: 'boolean', value, ...nowhere })),
        (elements.length === 0 ? fc.constant('nobody') : fc.constantFrom('nobody', ...elements)).map(
          (element): Expression => ({
            type: 'metricOf',
            metric: 'availability',
            element,
            found: element !== 'nobody',
            ...nowhere,
          }),
        ),
        inner.map((receiver): Expression => ({ type: 'member', receiver, member: 'cost', ...nowhere })),
        fc
          .tuple(fc.constantFrom('-' as const, 'not' as const), inner)
          .map(([operator, operand]): Expression => ({ type: 'unary', operator, operand, ...nowhere })),
        fc
          .tuple(fc.constantFrom(...BINARY_OPERATORS), inner, inner)
          .map(([operator, left, right]) => ({ type: 'binary', operator, left, right, ...nowhere }) as Expression),
        fc.tuple(inner, inner, inner).map(
          ([condition, then, otherwise]): Expression => ({
            type: 'conditional',
            condition,
            then,
            otherwise,
            ...nowhere,
          }),
        ),
        fc
          .tuple(
            fc.constantFrom(...FUNCTIONS),
            fc.array(fc.tuple(inner, fc.option(inner, { nil: undefined })), { maxLength: 2 }),
          )
          .map(
            ([name, given]): Expression => ({
              type: 'call',
              function: name,
              arguments: given.map(([value, where]) => ({ value, where })),
              ...nowhere,
            }),
          ),
      ),
    };
  });
  return tree;
}

/** Texts between expressions of names alone; what is written of them is a part of the value. */
const templates: Any = fc
  .array(
    fc.tuple(
      fc.constantFrom('x', 'a b ', '{', '}}', '"'),
      fc.option(fc.constantFrom('name', 'cost'), { nil: undefined }),
    ),
    { maxLength: 3 },
  )
  .map((pieces) => {
    const parts: (string | Expression)[] = [];
    for (const [text, member] of pieces) {
      if (typeof parts.at(-1) === 'string') parts.push(`${parts.pop() as string}${text}`);
      else parts.push(text);
      if (member !== undefined) {
        parts.push({ type: 'member', receiver: { type: 'name', name: 's', ...nowhere }, member, ...nowhere });
      }
    }
    return { text: templateText(parts), parts };
  });
function templateText(parts: Template): string {
  const escaped = (text: string) => text.replaceAll('{', '{{').replaceAll('}', '}}');
  return parts.map((part) => (typeof part === 'string' ? escaped(part) : `{${printExpression(part)}}`)).join('');
}

interface Around {
  readonly names: Names;
  readonly document: string;
  readonly namespace: string;
  /** The qualified name of the innermost named element. */
  readonly owner: string;
  readonly depth: number;
}

function values(type: ValueType, around: Around): Any {
  switch (type.type) {
    case 'text':
      return type.holds === 'zone' ? fc.constantFrom('Europe/Berlin', 'UTC') : texts;
    case 'template':
      return templates;
    case 'word':
      if (type.words.length > 0) return fc.constantFrom(...type.words);
      return type.like === undefined ? words : fc.stringMatching(new RegExp(type.like), { maxLength: 6 });
    case 'quantity':
      return fc
        .oneof(...type.shapes.flatMap((shape) => [quantities[shape], ...(bareMoney[shape] ? [bareMoney[shape]] : [])]))
        .map((value) => bounded(value, type));
    case 'range':
      return fc.constantFrom(...type.shapes).chain((shape) =>
        fc
          .tuple(quantities[shape], quantities[shape], fc.constantFrom('both', 'from', 'to'))
          .map(([a, b, ends]) => [...inOrder(shape, a, b), ends] as const)
          .map(([a, b, ends]) => range(ends === 'to' ? undefined : a, ends === 'from' ? undefined : b)),
      );
    case 'date':
      return days;
    case 'period':
      return periods;
    case 'time':
      return fc.constantFrom('00:00', '08:30', '24:00');
    case 'currency':
      return currencies;
    case 'metric':
      return fc.oneof(
        fc.constant({ name: 'availability', custom: false, found: true }),
        fc.constant({ name: 'nothing', custom: false, found: false }),
        ...(around.names.get('metric') ?? []).map((name) => fc.constant({ name, custom: true, found: true })),
      );
    case 'unit':
      return fc.constantFrom('%', 'EUR/tx', 'tx');
    case 'column':
      return fc.oneof(fc.constantFrom('ts', 'service', 'EUR'), texts);
    case 'flag':
      return fc.constant(true);
    case 'reference':
      return references(type.to, around.names);
    case 'expression':
      return expressions(around.names);
    case 'declaration':
      return fc
        .tuple(fc.constantFrom<Kind>('unit', 'service', 'asset'), fc.constantFrom(...NAMES))
        .chain(([kind, name]) => elements(kind, name, around));
    case 'record':
      return records(type, around);
    case 'choice':
      return fc.oneof(...type.of.map((record) => records(record, around)));
  }
}

/** A range ends where it begins or above; a scale, in plain numbers, is not looked at. */
function inOrder(shape: Shape, a: Quantity, b: Quantity): readonly [Quantity, Quantity] {
  return shape !== 'number' && (compareQuantities(a, b) ?? 0) > 0 ? [b, a] : [a, b];
}

/** Numbers and percentages between their bounds; all else is not below zero where it is bounded. */
function bounded(value: Quantity, type: QuantityType): Quantity {
  if (boundsMissed(value, type) === undefined) return value;
  const least = Rational.of(type.min ?? type.above! + 1);
  if (value.type === 'number') return num(least);
  if (value.type === 'percent') return percent(least);
  return value.type === 'rate'
    ? { ...value, amount: withAmount(value.amount, amountOf(value.amount).negated()) }
    : withAmount(value, amountOf(value).negated());
}

function records({ record, named, header, body }: RecordType, around: Around): Any {
  if (!named) return fields(header, body, around).map((each) => withinReach({ record, ...each }));
  return fc.constantFrom(...NAMES).chain((name) => {
    const id = `${around.owner}.${name}`;
    return fc
      .tuple(fields(header, body, { ...around, owner: id }), fc.option(sourced(texts), { nil: undefined }))
      .map(([each, title]) => ({ record, id, name: { value: name, ...nowhere }, title, ...each }));
  });
}

/** No more members are needed than there are. */
function withinReach(fields: Record<string, unknown>): Record<string, unknown> {
  const { count, members } = fields as { readonly count?: Sourced<Num>; readonly members?: readonly unknown[] };
  if (fields.record !== 'AnyOf' || count === undefined || members === undefined) return fields;
  const there = Rational.of(members.length);
  return { ...fields, count: { ...count, value: num(Rational.min(count.value.value, there)) } };
}

/** What is required in a header is there, since the grammar has no text without it; in a block all may be missing. */
function fields(header: Properties, body: Properties, around: Around): fc.Arbitrary<Record<string, unknown>> {
  const inner = { ...around, depth: around.depth + 1 };
  const of = (properties: Properties, inHeader: boolean) =>
    Object.entries(properties).map(([name, { of: type, many, required }]): [string, Any] => {
      const one = sourced(values(type, inner));
      const sometimes = { freq: inHeader ? 2 : around.depth < 1 ? 2 : 1, nil: undefined };
      if (many) return [name, fc.array(one, { minLength: inHeader ? 1 : 0, maxLength: 2 })];
      return [name, inHeader && required ? one : fc.option(one, sometimes)];
    });
  return fc.record(Object.fromEntries([...of(header, true), ...of(body, false)]), { noNullPrototype: true });
}

function elements(kind: Kind, name: string, around: Around): fc.Arbitrary<Element> {
  const { named, header, body } = schemaOf(kind);
  const id = named ? `${around.owner}.${name}` : `${around.owner}.${kind}`;
  const inside = { ...around, owner: named ? id : around.owner };
  return fc
    .tuple(
      fields(header, body, inside),
      named ? fc.option(sourced(texts), { nil: undefined }) : fc.constant(undefined),
      around.depth === 0 ? fc.option(docs, { nil: undefined }) : fc.constant(undefined),
    )
    .map(
      ([each, title, doc]) =>
        ({
          kind,
          id,
          name: named ? name : '',
          title,
          doc,
          document: around.document,
          namespace: around.namespace,
          ...nowhere,
          nameStart: 0,
          nameEnd: 0,
          values: each,
        }) as unknown as Element,
    );
}

const skeletons = fc.uniqueArray(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...NAMES)), {
  selector: ([, name]) => name,
  maxLength: 5,
});

/** Portfolios of two files, one of which uses the other's namespace. */
export const portfolios: fc.Arbitrary<Portfolio> = fc.tuple(skeletons, skeletons).chain(([first, second]) => {
  const files = [
    { name: 'a.btaas', namespace: 'first', uses: ['second.part'], skeleton: first },
    { name: 'b.btaas', namespace: 'second.part', uses: [], skeleton: second },
  ];
  const names = new Map<string, string[]>();
  for (const { namespace, skeleton } of files)
    for (const [kind, name] of skeleton)
      if (kind !== 'commission') names.set(kind, [...(names.get(kind) ?? []), `${namespace}.${name}`]);
  return fc
    .tuple(
      ...files.map(({ name, namespace, uses, skeleton }) =>
        fc
          .tuple(
            ...skeleton.map(([kind, elementName]) =>
              elements(kind, elementName, { names, document: name, namespace, owner: namespace, depth: 0 }),
            ),
          )
          .map((each) => ({ name, namespace, uses, elements: each })),
      ),
    )
    .map((documents) => createPortfolio({ documents }));
});

const PLACES = new Set(['start', 'end', 'nameStart', 'nameEnd']);

/** The same without places, and without the id of an element that is called by its own words. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null || value instanceof Rational) return value;
  const entries = Object.entries(value).filter(
    ([key]) => !PLACES.has(key) && !(key === 'id' && 'kind' in value && value.kind === 'commission'),
  );
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutPlaces(each)]));
}
