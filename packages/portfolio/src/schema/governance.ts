import {
  anyWord,
  declare,
  expression,
  file,
  markdown,
  optional,
  record,
  reference,
  required,
  several,
  template,
  words,
} from './define.js';

/** Governance: the users' own rules and reports. */

export const SECTIONS = [
  'summary',
  'alignment',
  'strategy',
  'portfolio',
  'services',
  'agreements',
  'sizing',
  'cost',
  'complexity',
  'consolidation',
  'providers',
  'migration',
  'responsibilities',
  'dependencies',
  'rewards',
  'findings',
  'quality',
] as const;

const scope = record('PolicyScope', {
  variable: required(anyWord('a variable'), 'The name for one element.'),
  collection: required(expression('collection'), 'The elements that the rule is about.'),
  where: optional(expression('condition'), 'Which of them.'),
});

export const policy = declare({
  kind: 'policy',
  theme: 'governance',
  doc: "A rule of the organisation's own, checked like a built-in one.",
  example:
    'policy DualSourcing "Critical services have two suppliers" warning {\n  for s in services where s.state = operational and s.criticality = high\n  require count(s.providers) >= 2\n  message "{s.name} depends on {s.providers} alone"\n}',
  named: true,
  header: {
    severity: optional(
      words('a severity', 'error', 'warning', 'information'),
      'How grave a breach is; warning without it.',
    ),
  },
  body: {
    for: required(scope, 'The elements that the rule is about.'),
    require: required(expression('condition'), 'What must hold for each of them.'),
    message: optional(template, 'What is said of an element that breaks it; expressions stand in braces.'),
  },
});

export const report = declare({
  kind: 'report',
  theme: 'governance',
  doc: "A report of the organisation's own: for whom, with which sections, about what.",
  example:
    'unit Stores\nreport Board "Quarterly board pack" { for cio  sections alignment, consolidation, rewards  only Stores }',
  named: true,
  header: {},
  body: {
    for: optional(words('an audience', 'cio', 'cfo', 'owner', 'provider', 'contributor'), 'For whom it is.'),
    sections: several(words('a section', ...SECTIONS), 'What it shows, in order.'),
    only: several(reference('*'), 'What it is limited to.'),
    text: several(markdown, 'Text of its own, in Markdown.'),
    template: optional(file, 'A Markdown file with expressions in double braces.'),
  },
});
