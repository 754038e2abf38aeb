import type { Block, Fact, Section, Table, Tone } from '../document/blocks.js';
import { counted, words } from '../document/show.js';
import type { ReportContext, ReportFinding } from './context.js';
import { many } from './count-of-wrong.js';
import { named } from './names.js';

const TONES: Readonly<Record<ReportFinding['level'], Tone>> = { error: 'bad', warning: 'warn', information: 'muted' };
const ORDER: readonly ReportFinding['level'][] = ['error', 'warning', 'information'];

/** What the rules say. */
export function findingsSection(context: ReportContext): Section {
  const count = (level: ReportFinding['level']) => context.findings.filter((each) => each.level === level).length;
  const tone = (level: ReportFinding['level']) => (count(level) > 0 ? { tone: TONES[level] } : {});
  const blocks: Block[] = [
    {
      block: 'facts',
      facts: [
        { label: 'Errors', cell: counted(count('error'), tone('error')) },
        { label: 'Warnings', cell: counted(count('warning'), tone('warning')) },
        { label: 'Notes', cell: counted(count('information')) },
      ],
    },
    { block: 'table', table: table(context) },
  ];
  return { id: 'findings', title: 'Findings', question: 'What do the rules say, and what would mend it?', blocks };
}

/** What the rules ask for, as grave as the gravest of it. */
export function findingsFact({ findings }: ReportContext): Fact {
  const count = (level: ReportFinding['level']) => findings.filter((each) => each.level === level).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const tone = errors > 0 ? TONES.error : warnings > 0 ? TONES.warning : 'good';
  const note = `${many(errors, 'error')}, ${many(warnings, 'warning')}`;
  return { label: 'Errors and warnings', cell: counted(errors + warnings, { tone }), note };
}

function table(context: ReportContext): Table {
  const sorted = [...context.findings].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  return {
    id: 'findings',
    title: 'All findings, the gravest first',
    empty: 'the rules find nothing to say.',
    columns: [
      { id: 'message', label: 'Finding', type: 'text' },
      { id: 'level', label: 'Level', type: 'text' },
      { id: 'rule', label: 'Rule', type: 'text' },
      { id: 'element', label: 'Element', type: 'text' },
      { id: 'place', label: 'Where', type: 'text' },
      { id: 'fixes', label: 'What mends it', type: 'text' },
    ],
    rows: sorted.map(({ id, level, message, element, file, line, fixes }) => [
      words(message),
      words(level === 'information' ? 'note' : level, { tone: TONES[level] }),
      words(id),
      element === undefined ? words('–') : named(context, element),
      words(`${file}:${line}`),
      words(fixes.length === 0 ? '–' : fixes.join('; or ')),
    ]),
  };
}
