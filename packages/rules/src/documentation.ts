import {
  type CheckedType,
  COLLECTIONS,
  DEFAULT_LIMITS,
  describeType,
  kindsWithMembers,
  membersOf,
  num,
  printQuantity,
  Rational,
} from '@btaas/portfolio';
import { RULES, pageOf } from './registry.js';
import type { Rule } from './rule.js';

/** A page of the documentation: its file name and its text in Markdown. */
export interface DocumentationPage {
  readonly file: string;
  readonly text: string;
}

const GROUPS: readonly (readonly [prefix: string, title: string])[] = [
  ['BT0', 'Text, names and structure'],
  ['BT1', 'Lifecycle'],
  ['BT2', 'Agreements'],
  ['BT3', 'Providers and commissions'],
  ['BT4', 'Sizing'],
  ['BT5', 'Cost'],
  ['BT6', 'Complexity and consolidation'],
  ['BT7', 'Migration'],
  ['BT8', 'Alignment'],
  ['BT9', 'Rewards'],
];
const REPORTED_BY = {
  language: 'It is found while the text is read.',
  workspace: 'It is found once all other rules have run.',
  evidence: 'It is found where measured data is at hand.',
  difference: 'It is found when two versions of a portfolio are compared.',
} as const;
const GENERATED = '<!-- Generated from the pages of the rules; change those. -->\n\n';

/** The documentation of the rules: a page for each, an index, and what expressions can ask for. */
export function documentation(): readonly DocumentationPage[] {
  const pages = RULES.map((rule) => ({ file: `${rule.id}.md`, text: GENERATED + rulePage(rule) }));
  return [
    { file: 'README.md', text: GENERATED + index() },
    { file: 'expressions.md', text: GENERATED + expressions() },
    ...pages,
  ];
}

function rulePage(rule: Rule): string {
  const page = pageOf(rule.id) ?? `# ${rule.id} ${rule.title}\n`;
  const [heading = '', ...rest] = page.split('\n');
  const who = rule.reportedBy === undefined ? '' : ` ${REPORTED_BY[rule.reportedBy]}`;
  return [heading, '', `Level: ${rule.level}.${who}${limitsOf(rule)} [All rules](README.md)`, ...rest].join('\n');
}

/** The limits of the portfolio that a rule goes by, and what holds without them. */
function limitsOf({ limits = [] }: Rule): string {
  if (limits.length === 0) return '';
  const named = limits.map((name) => {
    const value = DEFAULT_LIMITS[name];
    return `\`${name}\` (${printQuantity(value instanceof Rational ? num(value) : value)})`;
  });
  return ` ${limits.length === 1 ? 'Limit' : 'Limits'}, with the default: ${named.join(', ')}.`;
}

function index(): string {
  const sections = GROUPS.map(([prefix, title]) => {
    const rows = RULES.filter(({ id }) => id.startsWith(prefix)).map(
      ({ id, level, title: what }) => `| [${id}](${id}.md) | ${level} | ${what} |`,
    );
    return rows.length === 0 ? '' : `\n## ${title}\n\n| id | level | what |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Rules

What \`btaas check\` and the editor report. Each id is stable: levels, suppressions and baselines hold it. Thresholds are in the
portfolio's \`limits\`. Rules of your own are a \`policy\`; what its expressions can ask for is in [expressions](expressions.md).
${sections.join('')}`;
}

function expressions(): string {
  const collections = COLLECTIONS.map(({ name, doc }) => `| \`${name}\` | ${doc} |`);
  const kinds = kindsWithMembers().map((kind) => {
    const rows = membersOf({ type: 'element', kind }).map(
      ({ name, type, doc }) => `| \`${name}\` | ${typeText(type)} | ${doc} |`,
    );
    return `\n## ${kind}\n\n| member | is | what |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# What expressions can ask for

Expressions stand in the \`for\`, \`where\`, \`require\` and \`message\` of a \`policy\` and in the \`when\` of a gate. A name is, in this order: a
variable such as the \`s\` of \`for s in services\`; \`portfolio\`; \`today\`, the day as of which figures are stated; a collection; an
element by its name, qualified or not. In a \`where\` the members of the item come first. What is not given is unknown, and so is what is computed from
it; \`given\` has the names of the properties that are given, so that \`require plan in p.given\` asks for one.

## Collections

| name | what |
|---|---|
${collections.join('\n')}
${kinds.join('')}`;
}

function typeText(type: CheckedType): string {
  return describeType(type).replaceAll('|', '\\|');
}
