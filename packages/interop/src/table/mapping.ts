import { KINDS } from '@btaas/portfolio';
import * as z from 'zod';

/** The file name of the published JSON Schema of mappings. */
export const MAPPING_SCHEMA_FILE = 'btaas.import.schema.json';

const template = z
  .string()
  .describe(
    'A text in which {Column} stands for the cell of that column. It is empty where the cell is, unless it says {Column?}.',
  );
const otherwise = template.optional().describe('What it is where nothing fits; empty without it.');

const derived = z.union([
  template,
  z
    .strictObject({ identifier: template })
    .describe('A valid name out of a text: its words run together, each with a capital letter.'),
  z
    .strictObject({ before: z.array(z.string().min(1)).min(1), of: template, otherwise })
    .describe('The part of a text before the first of these separators that it has.'),
  z
    .strictObject({ after: z.array(z.string().min(1)).min(1), of: template, otherwise })
    .describe('The part of a text after the first of these separators that it has.'),
  z
    .strictObject({
      map: template,
      to: z.record(z.string(), template),
      otherwise: template
        .optional()
        .describe('What every other text is; "" for nothing. Without it, a text that is not in the map is a mistake.'),
    })
    .describe('Another text for each text, written in small or capital letters.'),
  z
    .strictObject({
      match: template,
      rules: z.array(z.strictObject({ words: z.array(z.string().min(1)).min(1), is: template })).min(1),
      otherwise,
    })
    .describe(
      'The first of the rules one of whose words occurs in a text: whole words, a star standing for any letters ("pestic*").',
    ),
  z
    .strictObject({
      number: template,
      decimal: z.enum(['.', ',']).default('.'),
      group: z.string().length(1).optional().describe('The sign between groups of digits.'),
    })
    .describe('A number as a spreadsheet writes it, without currency signs.'),
  z
    .strictObject({ date: template, written: z.string().describe('Such as "DD.MM.YYYY" or "M/D/YYYY".') })
    .describe('A day as a spreadsheet writes it.'),
  z
    .strictObject({ wrap: template })
    .describe('A long text in lines of a fair length, so that it is written as a text block.'),
]);

export type PropertySpec =
  | string
  | { readonly each: string; readonly by: string; readonly is: PropertySpec }
  | { readonly [field: string]: PropertySpec | readonly PropertySpec[] };

const spec: z.ZodType<PropertySpec> = z.lazy(() =>
  z.union([
    template,
    z
      .strictObject({ each: template, by: z.string().min(1), is: spec })
      .describe('A value for each part of a cell that holds several; {item} stands for the part.'),
    z
      .record(z.string(), z.union([spec, z.array(spec)]))
      .describe(
        'A value of several parts, by their names in the reference: { "category": "run", "amount": "{Cost} EUR/year" }.',
      ),
  ]),
);

const declaration = z.strictObject({
  kind: z.enum(KINDS).describe('What is declared.'),
  file: template.optional().describe('The file that it goes to, in place of that of the mapping.'),
  when: template.optional().describe('Rows for which this is empty declare nothing.'),
  name: template.optional().describe('Its name. Rows with the same one declare one element together.'),
  title: template.optional().describe('Its title.'),
  doc: template.optional().describe('Its doc comment, in Markdown.'),
  properties: z
    .record(z.string(), z.union([spec, z.array(spec)]))
    .default({})
    .describe('Its clauses and properties, by their names in the reference. What is empty is left out.'),
});

/** How the rows of a table become declarations: the one definition of the types and of the published JSON Schema. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional().describe('The JSON Schema of this file, for editors.'),
  delimiter: z.string().length(1).default(',').describe('The sign between the cells of a CSV file.'),
  namespace: template.optional().describe('The namespace of the files that are written.'),
  uses: z.array(z.string()).default([]).describe('The namespaces that they use.'),
  file: template.describe('The file that a row goes to, from the folder of this mapping: "services/{area}.btaas".'),
  comment: z.array(z.string()).default([]).describe('Lines of comment at the top of each file.'),
  values: z
    .record(z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u), derived)
    .default({})
    .describe('Texts that are made from cells and from the values before them, and stand as {name} like a column.'),
  declarations: z.array(declaration).min(1).describe('What each row declares.'),
});

export type Mapping = Readonly<z.output<typeof mappingSchema>>;
export type Derived = Mapping['values'][string];
export type MappedDeclaration = Mapping['declarations'][number];

/** The JSON Schema of mappings, for editors. */
export function mappingJsonSchema(): object {
  const schema = z.toJSONSchema(mappingSchema, { io: 'input' });
  return { ...schema, $id: `urn:btaas:${MAPPING_SCHEMA_FILE}`, title: 'BTaaS import mapping' };
}
