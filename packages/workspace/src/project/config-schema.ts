import * as z from 'zod';
import { hasMagic, isAbsolute, leaves } from './path-text.js';

/** The name of a project's configuration, and what makes a folder a project. */
export const CONFIG_FILE = 'btaas.config.json';

export const LEVELS = ['error', 'warning', 'information', 'off'] as const;
/**
 * Ids of what no configuration and no suppression can hush: a text that is not understood cannot be judged, and rules keep
 * quiet where its meaning is in doubt.
 */
export const ALWAYS_ERRORS: readonly string[] = ['BT000', 'BT011'];
/** What `btaas build` can write. */
export const OUTPUT_FORMATS = ['json', 'html', 'md', 'csv', 'xlsx'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

const inside = (example: string) => (path: string, context: z.RefinementCtx) => {
  if (path.trim() === '') context.addIssue({ code: 'custom', message: `this is empty; write ${example}` });
  else if (isAbsolute(path)) {
    context.addIssue({
      code: 'custom',
      message: `"${path}" is an absolute path, which differs from machine to machine; write one that starts at this folder, such as ${example}`,
    });
  } else if (leaves(path)) {
    context.addIssue({
      code: 'custom',
      message: `"${path}" leaves the project; a project reads and writes below its own folder only (declarations from elsewhere come in by "libraries")`,
    });
  }
};
const glob = z.string().superRefine(inside('"services/**"'));

const library = z.string().superRefine((name, context) => {
  if (name.startsWith('./') || name.startsWith('../') || name === '..') return;
  if (/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) return;
  const message = isAbsolute(name)
    ? `"${name}" is an absolute path, which differs from machine to machine; write one that starts with "./" or "../"`
    : hasMagic(name)
      ? `"${name}" is a pattern; name each library, a folder ("../shared") or a package ("@acme/catalogue")`
      : `"${name}" is neither a folder nor the name of an npm package; write a folder with "./" or "../" before it`;
  context.addIssue({ code: 'custom', message });
});

const level = z.enum(LEVELS);
const levels = z.record(z.string(), level);

const override = z.strictObject({
  files: z.array(glob).optional().describe('Patterns of the files in which these levels count, from this folder.'),
  elements: z
    .array(z.string())
    .optional()
    .describe('Qualified names of the elements for which these levels count; "*" stands for any characters.'),
  rules: levels.describe('The level of each rule there.'),
});

const outputs = z.strictObject({
  folder: z
    .string()
    .superRefine(inside('"out"'))
    .default('out')
    .describe('The folder that `btaas build` writes to, from this folder.'),
  formats: z.array(z.enum(OUTPUT_FORMATS)).min(1).default(['json']).describe('What `btaas build` writes.'),
});

/** The configuration of a project: the one definition from which its types and its published JSON Schema are made. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('The JSON Schema of this file, for editors.'),
  include: z
    .array(glob)
    .min(1)
    .default(['**'])
    .describe('Patterns of the .btaas files that belong to the project, from this folder; all of them without it.'),
  exclude: z
    .array(glob)
    .default([])
    .describe('Patterns of files and folders that do not. node_modules and folders that begin with a dot never do.'),
  libraries: z
    .array(library)
    .default([])
    .describe(
      'Folders ("../shared") and installed npm packages ("@acme/catalogue") whose declarations are visible here.',
    ),
  rules: levels.default({}).describe("The level of each rule, in place of the rule's own."),
  overrides: z
    .array(override)
    .default([])
    .describe('Levels that count in some files or for some elements only; of several that fit, the last one counts.'),
  forbidSuppressions: z
    .union([z.boolean(), z.array(z.string())])
    .default(false)
    .describe('true: `btaas-ignore` comments are errors. A list: they are for these rules.'),
  outputs: outputs.default({ folder: 'out', formats: ['json'] }).describe('What `btaas build` writes, and where to.'),
});

export type Config = Readonly<z.output<typeof configSchema>>;
export type ConfiguredLevel = z.output<typeof level>;
export type ConfiguredLevels = Readonly<z.output<typeof levels>>;

/** What counts where nothing is configured. */
export const DEFAULT_CONFIG: Config = configSchema.parse({});
