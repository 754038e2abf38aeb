import type { Element, Portfolio } from '../../model/index.js';
import { METRICS } from '../../schema/metrics.js';
import type { TypeEnvironment } from '../check.js';
import { unify } from '../unify.js';
import { ANY, DATE, type ExpressionType } from '../types.js';
import { collectionNamed, COLLECTIONS } from './collections.js';
import { PERIOD_MEMBERS } from './common-members.js';
import { candidates, membersOfKind } from './members.js';
import { metricType } from './metric-types.js';
import { element } from './property-type.js';
import { inNamespace, namedHere, namespaceNamed, namespaceOfKind, type Standing } from './scope.js';

/** Names that are given by what surrounds an expression, such as the `s` of `for s in services`. */
export type VariableTypes = Readonly<Record<string, ExpressionType>>;

/** What the names of a policy, a gate or a report mean, as types: see `COLLECTIONS` and `membersOf`. */
export function modelTypes(portfolio: Portfolio, at: Standing, variables: VariableTypes = {}): TypeEnvironment {
  const currency = portfolio.settings?.values.currency?.value;
  return {
    ...(currency !== undefined && { currency }),
    lookup: (name) => {
      if (Object.hasOwn(variables, name)) return variables[name];
      if (name === 'portfolio') return element('portfolio');
      if (name === 'today') return DATE;
      const collection = collectionNamed(name);
      if (collection !== undefined) return collection.type;
      const named = namedHere(name, at, portfolio);
      return named === undefined ? undefined : typeOfNamed(named);
    },
    namespace: (name) => {
      const named = namespaceNamed(name, portfolio);
      return named === undefined ? undefined : typeOfNamed(named);
    },
    memberOf: (type, name) => {
      const namespace = type.type === 'element' ? namespaceOfKind(type.kind) : undefined;
      if (namespace === undefined) return memberType(type, name);
      const named = inNamespace(namespace, name, portfolio);
      return named === undefined ? undefined : typeOfNamed(named);
    },
    // That there is no such metric is said where names are looked up.
    metric: (name) => metricType(name, portfolio) ?? ANY,
    names: () => [...Object.keys(variables), ...COLLECTIONS.map(({ name }) => name), 'portfolio', 'today'],
    members: (type) => membersOf(type).map(({ name }) => name),
  };
}

function typeOfNamed(named: Element | string): ExpressionType {
  return element(typeof named === 'string' ? named : named.kind);
}

/** What can follow a dot after something of a type, and what it is; of a collection, what its items have. */
export function membersOf(
  type: ExpressionType,
): readonly { readonly name: string; readonly doc: string; readonly type: ExpressionType }[] {
  if (type.type === 'collection') return membersOf(type.of);
  if (type.type === 'period') return PERIOD_MEMBERS;
  if (type.type !== 'element') return [];
  return membersOfKind(type.kind).map(({ name, doc }) => ({ name, doc, type: memberType(type, name) ?? ANY }));
}

function memberType(type: ExpressionType, name: string): ExpressionType | undefined {
  if (type.type === 'period') return PERIOD_MEMBERS.find((member) => member.name === name)?.type;
  if (type.type !== 'element') return undefined;
  const types = candidates(type.kind, name).map((member) => member.type);
  // Where kinds of a union have different things under one name, its type is only known with the value.
  return types.length === 0 ? undefined : (commonOf(types) ?? ANY);
}

function commonOf(types: readonly ExpressionType[]): ExpressionType | undefined {
  let common = types[0];
  for (const each of types) common = common && unify(common, each);
  return common;
}

/** The metrics that `metric of element` can name without declaring them, for completion. */
export const BUILT_IN_METRICS: readonly { readonly name: string; readonly doc: string }[] = Object.entries(METRICS).map(
  ([name, doc]) => ({ name, doc }),
);
