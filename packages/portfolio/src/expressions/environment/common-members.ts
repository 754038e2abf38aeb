import { isKind, schemaOf } from '../../schema/declarations.js';
import type { Properties } from '../../schema/types.js';
import { date, type Period, type Range, unknown } from '../../values/index.js';
import { collection, type ExpressionValue, text } from '../evaluated.js';
import { collectionOf, DATE, type ExpressionType, TEXT } from '../types.js';
import { type Member, missing, type ModelValue } from './member.js';
import { RANGES } from './property-type.js';

const NAME: Member = {
  name: 'name',
  doc: 'The name, without its namespace.',
  type: TEXT,
  read: ({ label }) => text(label),
};
const TITLE: Member = {
  name: 'title',
  doc: 'The title; the name where there is none.',
  type: TEXT,
  read: ({ owner, label, values }) => {
    const title = values === owner.values ? owner.title : (values.title as typeof owner.title);
    return text(title?.value ?? label);
  },
};
const ID: Member = { name: 'id', doc: 'The qualified name.', type: TEXT, read: ({ id }) => text(id) };

/** What every element has, and every part with a name of its own. */
export const NAMED: readonly Member[] = [NAME, TITLE, ID];

/** What every declared element has. */
export const DECLARED: readonly Member[] = [
  ...NAMED,
  {
    name: 'kind',
    doc: 'What it is declared as, such as service.',
    type: TEXT,
    read: ({ kind }) => text(kind),
  },
  {
    name: 'namespace',
    doc: 'The namespace of its file.',
    type: TEXT,
    read: ({ owner }) => text(owner.namespace),
  },
  {
    name: 'doc',
    doc: 'Its doc comment.',
    type: TEXT,
    read: (of) => (of.owner.doc === undefined ? missing('doc comment', of) : text(of.owner.doc)),
  },
];

/**
 * The names of the properties that are given, so that a policy can ask for one: `require plan in p.given`. Its words are
 * the properties of the kind.
 */
export function givenMember(kind: string): readonly Member[] {
  if (!isKind(kind)) return [];
  const { header, body } = schemaOf(kind);
  const words = Object.keys({ ...header, ...body } as Properties).sort();
  const type = collectionOf({
    type: 'word',
    called: `property of ${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`,
    words,
  });
  const isGiven = ({ values }: ModelValue, name: string) =>
    Array.isArray(values[name]) ? values[name].length > 0 : values[name] !== undefined;
  return [
    {
      name: 'given',
      doc: 'The names of the properties that are given.',
      type,
      read: (of) => collection(words.filter((word) => isGiven(of, word)).map((word) => ({ type: 'word', word }))),
    },
  ];
}

/** The bounds of a range. */
export function rangeMembers(kind: string): readonly Member[] {
  const type = RANGES.get(kind);
  if (type === undefined) return [];
  const bound = (name: 'from' | 'to', doc: string): Member => ({
    name,
    doc,
    type,
    read: (of) => (of.values.range as Range)[name] ?? missing(`${name === 'from' ? 'lower' : 'upper'} bound`, of),
  });
  return [bound('from', 'The lower bound.'), bound('to', 'The upper bound.')];
}

interface PeriodMember {
  readonly name: string;
  readonly doc: string;
  readonly type: ExpressionType;
  read(period: Period): ExpressionValue;
}
/** What a period has. */
export const PERIOD_MEMBERS: readonly PeriodMember[] = [
  {
    name: 'from',
    doc: 'The first day.',
    type: DATE,
    read: ({ from }) => (from === undefined ? unknown('the first day of a period without a beginning') : date(from)),
  },
  {
    name: 'to',
    doc: 'The last day.',
    type: DATE,
    read: ({ to }) => (to === undefined ? unknown('the last day of a period without an end') : date(to)),
  },
];
