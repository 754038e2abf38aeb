import {
  type DeclarationSchema,
  KINDS,
  METRICS,
  type Properties,
  type RecordType,
  schemaOf,
  STATES,
  type Theme,
  type ValueType,
} from '@btaas/portfolio';
import { headSyntax, itemRuleOf, propertySyntax } from './syntax.js';

/** The file of the reference, from the root of the repository. */
export const REFERENCE_FILE = 'docs/language.md';

const THEMES: Readonly<Record<Theme, string>> = {
  strategy: 'Strategy',
  commissioning: 'Commissioning',
  structure: 'Structure',
  rewards: 'Rewards',
  change: 'Change',
  governance: 'Governance',
};

/**
 * The reference with its generated parts made anew: what stands between `<!-- generated: NAME -->` and
 * `<!-- end -->` comes from the grammar and the schema, everything else is left as it is.
 */
export function updatedReference(text: string): string {
  return text.replace(
    /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (whole, begin: string, name: string, end: string) => {
      const part = PARTS[name];
      return part === undefined ? whole : `${begin}\n${part().trim()}\n\n${end}`;
    },
  );
}

const PARTS: Readonly<Record<string, () => string>> = {
  declarations: () =>
    Object.entries(THEMES)
      .map(([theme, title]) => {
        const kinds = KINDS.map(schemaOf).filter((schema) => schema.theme === theme);
        return `## ${title}\n\n${kinds.map(declarationPart).join('\n\n')}`;
      })
      .join('\n\n'),
  agreement: () => {
    const { body } = recordCalled('Agreement');
    return propertyTable('AgreementProperty', body);
  },
  limits: () => propertyTable('Limit', recordCalled('Limits').body),
  metrics: () =>
    table(
      ['metric', 'what it is'],
      Object.entries(METRICS).map(([name, doc]) => [`\`${name}\``, doc]),
    ),
  states: () => STATES.map((state) => `\`${state}\``).join(', '),
};

function declarationPart({ kind, doc, example, header, body }: DeclarationSchema): string {
  const rule = kind.charAt(0).toUpperCase() + kind.slice(1);
  const item = itemRuleOf(rule)!;
  const blocks = innerBlocks(body).map(
    ({ property, record }) => `In \`${property}\`:\n\n${propertyTable(itemRuleOf(record.record)!, record.body)}`,
  );
  return [
    `### ${kind}`,
    doc,
    `\`\`\`text\n${headSyntax(rule, header)}${Object.keys(body).length > 0 ? ' { … }' : ''}\n\`\`\``,
    propertyTable(item, body),
    ...blocks,
    `\`\`\`btaas\n${example}\n\`\`\``,
  ].join('\n\n');
}

function propertyTable(itemRule: string, properties: Properties): string {
  return table(
    ['property', 'how often', 'what it says'],
    Object.entries(properties).map(([name, { of, many, required, doc }]) => [
      `\`${propertySyntax(itemRule, name, of)}\``,
      many ? (required ? 'one or more' : 'any') : required ? 'once' : 'once or not',
      doc,
    ]),
  );
}

/** Blocks with properties of their own inside of a block; those of agreements stand in a chapter of their own. */
function innerBlocks(body: Properties): { property: string; record: RecordType }[] {
  return Object.entries(body).flatMap(([property, { of }]) =>
    recordsIn(of)
      .filter(({ record, body: inner }) => Object.keys(inner).length > 0 && !OWN_CHAPTER.has(record))
      .map((record) => ({ property, record })),
  );
}
const OWN_CHAPTER = new Set(['Agreement', 'PublishedAgreement', 'Limits', 'ElementChange']);

function recordsIn(type: ValueType): readonly RecordType[] {
  if (type.type === 'record') return [type];
  return type.type === 'choice' ? type.of : [];
}

function recordCalled(name: string): RecordType {
  for (const kind of KINDS) {
    for (const { of } of Object.values(schemaOf(kind).body)) {
      const found = recordsIn(of).find(({ record }) => record === name);
      if (found !== undefined) return found;
    }
  }
  throw new RangeError(`the schema has no record "${name}"`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
