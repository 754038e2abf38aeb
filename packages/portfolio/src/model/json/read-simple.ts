import type { MetricName, QuantityType, RangeType, Reference, TemplateText } from '../../schema/types.js';
import { boundsMissed, fitsShape } from '../../schema/shape.js';
import { fromJson, type Quantity, quantityFromJson, type Range } from '../../values/index.js';
import { fieldsOf, refuse, textIn, truthOf, within } from './mistake.js';
import { templateFromJson } from './read-expression.js';

export function quantityOf(type: QuantityType, json: unknown): Quantity {
  const quantity = quantityFromJson(json);
  const { shapes } = type;
  if (!shapes.some((shape) => fitsShape(quantity, shape)))
    refuse(`expected a quantity of the shape ${shapes.join(' or ')}`);
  const missed = boundsMissed(quantity, type);
  return missed === undefined ? quantity : refuse(`expected ${missed}`);
}

export function rangeOf({ shapes }: RangeType, json: unknown): Range {
  const value = fromJson(json);
  if (value.type !== 'range') return refuse('expected a range');
  for (const end of [value.from, value.to]) {
    if (end !== undefined && !shapes.some((shape) => fitsShape(end, shape)))
      refuse(`expected a range of the shape ${shapes.join(' or ')}`);
  }
  return value;
}

export function referenceFromJson(json: unknown): Reference {
  const fields = fieldsOf(json);
  return {
    to: textIn(fields, 'to'),
    found: within('found', () => truthOf(fields.found)),
  };
}

export function metricFromJson(json: unknown): MetricName {
  const fields = fieldsOf(json);
  return {
    name: textIn(fields, 'name'),
    custom: within('custom', () => truthOf(fields.custom)),
    found: within('found', () => truthOf(fields.found)),
  };
}

export function templateTextFromJson(json: unknown): TemplateText {
  const fields = fieldsOf(json);
  return {
    text: textIn(fields, 'text'),
    parts: within('parts', () => templateFromJson(fields.parts)),
  };
}
