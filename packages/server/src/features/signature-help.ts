import { expectedAt } from '@btaas/language';
import { schemaOf, isKind, type Properties, type Property } from '@btaas/portfolio';
import type { SignatureHelp } from 'vscode-languageserver-types';
import type { Context } from '../context.js';

/** While a property is typed: what it takes, in its order. */
export function signatureHelp({ document }: Context, offset: number): SignatureHelp | null {
  const { path } = expectedAt(document.text, offset);
  const step = path.findLast(({ key }) => key !== undefined);
  const declaration = path.find(({ type }) => isKind(type.toLowerCase()));
  if (step?.key === undefined || declaration === undefined) return null;
  const kind = declaration.type.toLowerCase();
  if (!isKind(kind)) return null;
  const property = propertyIn(schemaOf(kind).body, step.key);
  if (property === undefined) return null;
  const parts = partsOf(property);
  const label = `${step.key} ${parts.map(({ label: part }) => part).join('  ')}`.trim();
  return {
    signatures: [
      {
        label,
        documentation: property.doc,
        parameters: parts.map((part) => ({ label: part.label, documentation: part.doc })),
      },
    ],
    activeSignature: 0,
    activeParameter: Math.max(
      0,
      parts.findIndex(({ name }) => name === path.at(-1)?.feature),
    ),
  };
}

interface Part {
  readonly name: string;
  readonly label: string;
  readonly doc: string;
}
function partsOf({ of, doc, many }: Property): readonly Part[] {
  const records = of.type === 'record' ? [of] : of.type === 'choice' ? of.of : [];
  const record = records.find(({ header }) => Object.keys(header).length > 0);
  if (record === undefined) return [{ name: 'values', label: called(of.type, many), doc }];
  return Object.entries(record.header).map(([name, property]) => ({
    name,
    label: property.required ? name : `[${name}]`,
    doc: property.doc,
  }));
}
function called(type: string, many: boolean): string {
  return many ? `${type}, …` : type;
}

/** A property by its key: of the element itself, or of one of its blocks. */
function propertyIn(body: Properties, key: string, depth = 0): Property | undefined {
  if (Object.hasOwn(body, key)) return body[key];
  if (depth > 3) return undefined;
  for (const { of } of Object.values(body)) {
    const records = of.type === 'record' ? [of] : of.type === 'choice' ? of.of : [];
    for (const { body: inner } of records) {
      const found = propertyIn(inner, key, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
