import { isUnknown, labelOf, Rational } from '@btaas/portfolio';
import type { Block, Fact, Section, Table } from '../document/blocks.js';
import { cell, counted, figured, words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { withoutFigure } from './count-of-wrong.js';
import { labelIn, named, namesCell } from './names.js';

/** The rules that judge what is there more than once. */
const JUDGES = { similar: 'BT601', parallel: 'BT602', contested: 'BT603' } as const;
const judges = ({ off }: ReportContext, what: keyof typeof JUDGES) => !off.has(JUDGES[what]);
const unjudged = ({ off }: ReportContext) => Object.values(JUDGES).filter((id) => off.has(id));

/** What is there more than once: duplicate assets, parallel processes, responsibilities that overlap. */
export function complexitySection(context: ReportContext): Section {
  const blocks: Block[] = [{ block: 'facts', facts: facts(context) }];
  const off = unjudged(context);
  if (off.length > 0) {
    const text = `${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off in this project: what ${off.length === 1 ? 'it judges' : 'they judge'} is not told here.`;
    blocks.push({ block: 'text', text: [text] });
  }
  if (judges(context, 'similar')) {
    blocks.push({ block: 'table', table: clusters(context) });
    if (clustersIn(context).length > 0) blocks.push({ block: 'table', table: similarities(context) });
  }
  if (judges(context, 'parallel')) blocks.push({ block: 'table', table: parallel(context) });
  if (judges(context, 'contested')) blocks.push({ block: 'table', table: contested(context) });
  const question = 'What do we have more than once, and what does that cost?';
  return { id: 'complexity', title: 'Unnecessary complexity', question, blocks };
}

function facts(context: ReportContext): readonly Fact[] {
  const { complexity } = context.figures.overlap;
  const { superfluous, elements } = complexity;
  const of = (label: string, part: keyof typeof elements): Fact => ({
    label,
    cell: counted(superfluous[part]),
    note: `of ${elements[part]}`,
  });
  return [
    complexityFact(context),
    ...(judges(context, 'similar') ? [of('Duplicate services', 'services'), of('Duplicate assets', 'assets')] : []),
    ...(judges(context, 'parallel') ? [of('Parallel processes', 'processes')] : []),
    ...(judges(context, 'contested') ? [of('Contested responsibilities', 'responsibilities')] : []),
    ...(unjudged(context).length > 0
      ? []
      : [
          {
            label: 'Run cost of what could go',
            cell: isUnknown(complexity.cost) ? cell(complexity.costAtLeast) : cell(complexity.cost),
            note: isUnknown(complexity.cost) ? 'at least; some costs are missing' : 'a year',
          },
        ]),
  ];
}

/** What is there more than once, of everything that was compared. */
export function complexityFact(context: ReportContext): Fact {
  const { index, superfluous, elements } = context.figures.overlap.complexity;
  const sum = (counts: object) => Object.values(counts).reduce<number>((total, count: number) => total + count, 0);
  const label = 'Complexity index';
  const off = unjudged(context);
  if (off.length > 0) return withoutFigure(label, `not judged: ${off.join(', ')} off`);
  if (sum(elements) === 0) return withoutFigure(label, 'there is nothing that could be there twice');
  const tone = sum(superfluous) > 0 ? 'warn' : 'good';
  return { label, cell: figured(index, { tone }), note: '0 where everything is there once' };
}

const clustersIn = (context: ReportContext) =>
  context.figures.overlap.clusters.filter(({ members }) => members.some(({ id }) => shows(context, id)));

function clusters(context: ReportContext): Table {
  const { overlap } = context.figures;
  return {
    id: 'duplicates',
    title: 'Clusters of elements that serve much the same',
    empty: 'no two services, and no two assets, serve much the same.',
    columns: [
      { id: 'kind', label: 'Kind', type: 'text' },
      { id: 'members', label: 'Members', type: 'text' },
      { id: 'keep', label: 'Proposed to keep', type: 'text' },
      { id: 'saving', label: 'Run cost of the others, a year', type: 'money' },
    ],
    rows: clustersIn(context).map(({ kind, members }) => {
      const proposal = overlap.proposalFor(members);
      return [
        words(`${members.length} ${kind}s`),
        namesCell(
          context,
          members.map(({ id }) => id),
        ),
        named(context, proposal.keep.id),
        figured(proposal.saving),
      ];
    }),
  };
}

function similarities(context: ReportContext): Table {
  const { overlap } = context.figures;
  return {
    id: 'similarities',
    title: 'How similar they are, and in what',
    columns: [
      { id: 'first', label: 'One', type: 'text' },
      { id: 'second', label: 'Other', type: 'text' },
      { id: 'similarity', label: 'Similarity', type: 'percent' },
      { id: 'parts', label: 'Of it', type: 'text' },
    ],
    rows: clustersIn(context).flatMap(({ pairs }) =>
      pairs.flatMap(([a, b]) => {
        const similarity = overlap.similarityOf(a.id, b.id);
        if (similarity === undefined) return [];
        const parts = similarity.parts
          .filter(({ total }) => !total.isZero())
          .map(
            ({ label, shared, total }) =>
              `${label} ${shared.dividedBy(total).times(Rational.HUNDRED).round(0, 'halfEven')} %`,
          );
        return [
          [
            named(context, a.id),
            named(context, b.id),
            cell(similarity.value, { explain: () => similarity.explain() }),
            words(parts.join(', ')),
          ],
        ];
      }),
    ),
  };
}

function parallel(context: ReportContext): Table {
  return {
    id: 'parallel-processes',
    title: 'Several processes for one outcome',
    empty: 'every outcome has one process at most.',
    columns: [
      { id: 'outcome', label: 'Outcome', type: 'text' },
      { id: 'processes', label: 'Processes', type: 'text' },
      { id: 'units', label: 'Both work for', type: 'text' },
    ],
    rows: context.figures.overlap.parallel
      .filter(({ processes }) => processes.some(({ id }) => shows(context, id)))
      .map(({ outcome, processes, sharedUnits }) => [
        named(context, outcome),
        words(processes.map(labelOf).join(', ')),
        namesCell(context, sharedUnits),
      ]),
  };
}

function contested(context: ReportContext): Table {
  return {
    id: 'contested-responsibilities',
    title: 'Responsibilities with several accountables',
    empty: 'nobody answers for what somebody else answers for.',
    columns: [
      { id: 'task', label: 'Task', type: 'text' },
      { id: 'scope', label: 'Scope', type: 'text' },
      { id: 'accountable', label: 'Accountable', type: 'text' },
    ],
    rows: context.figures.overlap.contested
      .filter(({ scope }) => scope === undefined || shows(context, scope))
      .map(({ task, scope, accountable }) => [
        words(task),
        words(scope === undefined ? 'everything' : labelIn(context, scope)),
        namesCell(context, accountable),
      ]),
  };
}
