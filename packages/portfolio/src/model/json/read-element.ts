import { isKind, schemaOf } from '../../schema/declarations.js';
import { isLike } from '../../schema/shape.js';
import type { Properties, RecordType, Sourced, ValueType } from '../../schema/types.js';
import { isCurrency, isValidDate } from '../../values/index.js';
import type { Element } from '../element.js';
import { type Fields, fieldsOf, listOf, only, refuse, spanOf, textIn, textOf, within } from './mistake.js';
import { expressionFromJson, periodFromJson } from './read-expression.js';
import { metricFromJson, quantityOf, rangeOf, referenceFromJson, templateTextFromJson } from './read-simple.js';

/** The inverse of `elementToJson`. */
export function elementFromJson(json: unknown): Element {
  const fields = fieldsOf(json);
  const kind = textIn(fields, 'kind');
  if (!isKind(kind)) return refuse(`"${kind}" is not a kind of element`);
  const { header, body } = schemaOf(kind);
  const whole = within('at', () => spanOf(fields.at));
  const name = within('nameAt', () => spanOf(fields.nameAt));
  const values = within('values', () => {
    const given = fieldsOf(fields.values);
    only(given, (key) => Object.hasOwn(header, key) || Object.hasOwn(body, key));
    return { ...propertiesFromJson(header, given), ...propertiesFromJson(body, given) };
  });
  const element: Omit<Element, 'values'> & { readonly values: unknown } = {
    kind,
    id: textIn(fields, 'id'),
    name: textIn(fields, 'name'),
    title: titleFromJson(fields),
    doc: fields.doc === undefined ? undefined : textIn(fields, 'doc'),
    document: textIn(fields, 'document'),
    namespace: textIn(fields, 'namespace'),
    ...whole,
    nameStart: name.start,
    nameEnd: name.end,
    values,
  };
  return element as Element;
}

/** All properties of the schema: what is left out is `undefined`, or empty where it may repeat. */
function propertiesFromJson(properties: Properties, given: Fields): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { of, many }] of Object.entries(properties)) {
    const json = given[name];
    const one = (item: unknown) => sourcedFromJson(item, (value) => valueFromJson(of, value));
    if (many) values[name] = json === undefined ? [] : within(name, () => listOf(json, one));
    else values[name] = json === undefined ? undefined : within(name, () => one(json));
  }
  return values;
}

function sourcedFromJson<T>(json: unknown, readValue: (value: unknown) => T): Sourced<T> {
  const fields = fieldsOf(json);
  return {
    value: within('value', () => readValue(fields.value)),
    ...within('at', () => spanOf(fields.at)),
  };
}

function recordFromJson({ record, named, header, body }: RecordType, json: unknown): object {
  const fields = fieldsOf(json);
  only(
    fields,
    (key) =>
      Object.hasOwn(header, key) ||
      Object.hasOwn(body, key) ||
      key === 'record' ||
      (named && (key === 'id' || key === 'name' || key === 'title')),
  );
  if (fields.record !== undefined && fields.record !== record) refuse(`expected a "${record}" record`);
  const properties = { ...propertiesFromJson(header, fields), ...propertiesFromJson(body, fields) };
  if (!named) return { record, ...properties };
  const name = within('name', () => sourcedFromJson(fields.name, textOf));
  return { record, id: textIn(fields, 'id'), name, title: titleFromJson(fields), ...properties };
}

function titleFromJson({ title }: Fields): Sourced<string> | undefined {
  return title === undefined ? undefined : within('title', () => sourcedFromJson(title, textOf));
}

/** A value by the type that the schema gives it. */
function valueFromJson(type: ValueType, json: unknown): unknown {
  switch (type.type) {
    case 'text':
    case 'time':
    case 'unit':
    case 'column':
      return textOf(json);
    case 'template':
      return templateTextFromJson(json);
    case 'word': {
      const word = textOf(json);
      if (type.words.length === 0) return isLike(word, type) ? word : refuse(`"${word}" is not ${type.called}`);
      if (type.words.includes(word)) return word;
      return refuse(`"${word}" is not ${type.called}; expected one of ${type.words.join(', ')}`);
    }
    case 'quantity':
      return quantityOf(type, json);
    case 'range':
      return rangeOf(type, json);
    case 'date': {
      const day = textOf(json);
      return isValidDate(day) ? day : refuse(`"${day}" is not a day of the calendar`);
    }
    case 'period':
      return periodFromJson(json);
    case 'currency': {
      const code = textOf(json);
      return isCurrency(code) ? code : refuse(`"${code}" is not an ISO 4217 currency code`);
    }
    case 'metric':
      return metricFromJson(json);
    case 'flag':
      return json === true ? json : refuse('expected true');
    case 'reference':
      return referenceFromJson(json);
    case 'expression':
      return expressionFromJson(json);
    case 'declaration':
      return elementFromJson(json);
    case 'record':
      return recordFromJson(type, json);
    case 'choice': {
      const name = within('record', () => textOf(fieldsOf(json).record));
      const record = type.of.find((each) => each.record === name);
      return record === undefined ? refuse(`"${name}" cannot stand here`) : recordFromJson(record, json);
    }
  }
}
