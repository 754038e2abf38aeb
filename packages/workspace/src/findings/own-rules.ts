import { pageOf, RULES, ruleOf, type Severity } from '@btaas/rules';
import { SUPPRESSION_ID } from './suppress.js';

/** A rule as lists, pages and formats show it. */
export interface RuleInfo {
  readonly id: string;
  readonly level: Severity;
  readonly title: string;
}
interface OwnRule extends RuleInfo {
  /** Markdown, for `btaas explain`. */
  readonly page: string;
}

/** What is found outside of the rules: while files are read, understood, and named. */
const OWN: readonly OwnRule[] = [
  {
    id: 'BT000',
    level: 'error',
    title: 'What cannot be read or understood',
    page: `# BT000 What cannot be read or understood

A mistake in the syntax of a file or of a configuration, a file that cannot be read or is not UTF-8, a library that is
missing. Where something is not understood, nothing can be said about it, so BT000 has no other level, cannot be
suppressed and is never part of a baseline. The rest of the file, and all other files, are still checked.

## Bad

\`\`\`btaas
unit Stores "Store operations {
}
\`\`\`

## Good

\`\`\`btaas
unit Stores "Store operations" {
}
\`\`\`

## How to mend it

The message says what was expected at its place. A file that is not UTF-8 is saved in that encoding by any editor.
`,
  },
  {
    id: 'BT001',
    level: 'error',
    title: 'A name that stands for nothing',
    page: `# BT001 A name that stands for nothing

Names are looked up inside-out: in the element around them, in the namespace of the file, in the namespaces that it
\`use\`s, and then as qualified names. One that is found nowhere is most often misspelt, or its file, namespace or library
is not part of the project.

## Bad

\`\`\`btaas
unit Stores
unit Online { within Store }
\`\`\`

## Good

\`\`\`btaas
unit Stores
unit Online { within Stores }
\`\`\`

## How to mend it

Take one of the nearest names that the message offers, add a \`use\` line, or name the library in btaas.config.json.
`,
  },
  {
    id: 'BT002',
    level: 'error',
    title: 'Two elements of one name',
    page: `# BT002 Two elements of one name

A qualified name stands for one element, whatever its kind. Of two, nobody can tell which one a reference means.

## Bad

\`\`\`btaas
unit Stores
team Stores
\`\`\`

## Good

\`\`\`btaas
unit Stores
team StoreOps
\`\`\`

## How to mend it

Rename one of them, or put it into a namespace of its own.
`,
  },
  {
    id: 'BT011',
    level: 'error',
    title: 'A value of the wrong type, a property twice, or one that is missing',
    page: `# BT011 A value of the wrong type, a property twice, or one that is missing

Each property holds one type of value: a duration is never met by a percentage in silence. A property that may be given
once is given once, and what a declaration cannot do without is there.

## Bad

\`\`\`btaas
need FastCheckout {
  unit Stores
  importance 5
  importance high
}
unit Stores
\`\`\`

## Good

\`\`\`btaas
need FastCheckout {
  unit Stores
  importance 5
}
unit Stores
\`\`\`

## How to mend it

The message says what the property holds, and what stands there instead.
`,
  },
  {
    id: SUPPRESSION_ID,
    level: 'warning',
    title: 'A suppression that is not well-formed, has expired, or suppresses nothing',
    page: `# ${SUPPRESSION_ID} A suppression that is not well-formed, has expired, or suppresses nothing

A comment \`// btaas-ignore BT202 until 2027-01-01: the reason\` hushes the findings of a rule in the declaration or the
property that follows it, or on whose line it stands. It needs a reason, because somebody will ask. \`until\` is the last
day on which it counts; it may be left out. A suppression that covers nothing any more hides the next mistake, so it is
reported, with a fix that removes it. "forbidSuppressions" of btaas.config.json forbids them, for all rules or for some.

## Bad

\`\`\`btaas
// btaas-ignore BT202
unit Stores
\`\`\`

## Good

\`\`\`btaas
// btaas-ignore BT010 until 2027-01-01: the new till software requires it from January on
unit Stores
\`\`\`

## How to mend it

Give the reason, mend what is found, or remove the comment.
`,
  },
];

/** All rules, built in and of the engine itself, by id. */
export const ALL_RULES: readonly RuleInfo[] = [...RULES, ...OWN.filter(({ id }) => ruleOf(id) === undefined)].sort(
  (a, b) => (a.id < b.id ? -1 : 1),
);

const byId: ReadonlyMap<string, RuleInfo> = new Map(ALL_RULES.map((rule) => [rule.id, rule]));

/** The rule of an id, however its letters are written. */
export function ruleInfo(id: string): RuleInfo | undefined {
  return byId.get(id.toUpperCase());
}
/** The page of a rule, in Markdown. */
export function rulePage(id: string): string | undefined {
  return pageOf(id) ?? OWN.find((rule) => rule.id === id.toUpperCase())?.page;
}
