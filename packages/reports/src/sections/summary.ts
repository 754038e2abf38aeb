import { isUnknown, labelOf } from '@btaas/portfolio';
import type { Block, Fact, Section, SectionName, Table } from '../document/blocks.js';
import { inPoints } from '../document/points.js';
import { cell, counted, figured, plotted, words } from '../document/show.js';
import { answersIn, gapFact } from './alignment.js';
import { complexityFact } from './complexity.js';
import { valueFact } from './consolidation.js';
import type { ReportContext } from './context.js';
import { costIn, incomplete, runShareFact } from './cost.js';
import { many, withoutFigure } from './count-of-wrong.js';
import { findingsFact } from './findings.js';
import { attainmentFacts } from './measured-slas.js';
import { named } from './names.js';
import { assessed, brokenFact, notGuaranteedFact } from './promise-verdicts.js';
import { cardsIn, concentrationFact, exitFact, missedFact, missedLastFact } from './provider-facts.js';
import { heldFact, payoutsFact, rewardsIn } from './rewards.js';
import { savingFact, tooSmallFact } from './size-facts.js';
import { unmetFact } from './strategy.js';

/** The state of the portfolio at a glance, what to decide first, and what else each of the five audiences asks. */
export function summarySection(context: ReportContext): Section {
  const blocks: Block[] = [
    { block: 'text', text: [leadOf(context)] },
    { block: 'facts', facts: glance(context) },
    ...attention(context),
    ...audience('For the CIO: alignment and strategy', cio(context)),
    ...audience('For the CFO: cost and size', cfo(context)),
    ...audience('For service owners: promises', owner(context)),
    ...audience('For provider managers: commissions', providerManager(context)),
    ...audience('For contributors: rewards', contributor(context)),
  ];
  return {
    id: 'summary',
    title: 'Summary',
    question: 'How does technology serve the business, and where does it not?',
    blocks,
  };
}
const MOST_FINDINGS = 5;
/** The gravest findings, so that a reader who reads nothing else knows what to decide. */
function attention(context: ReportContext): readonly Block[] {
  const grave = (['error', 'warning'] as const).flatMap((level) =>
    context.findings.filter((each) => each.level === level),
  );
  if (grave.length === 0) return [];
  const more = grave.length > MOST_FINDINGS ? `, the first ${MOST_FINDINGS} of ${grave.length}` : '';
  const table: Table = {
    id: 'attention',
    title: `What to decide first${more}`,
    columns: [
      { id: 'element', label: 'Of', type: 'text' },
      { id: 'message', label: 'What', type: 'text' },
      { id: 'fixes', label: 'What mends it', type: 'text' },
    ],
    rows: grave
      .slice(0, MOST_FINDINGS)
      .map(({ level, element, message, file, line, fixes }) => [
        element === undefined ? words(`${file}:${line}`) : named(context, element),
        words(message, { tone: level === 'error' ? 'bad' : 'warn' }),
        words(fixes.length === 0 ? '–' : fixes.join('; or ')),
      ]),
  };
  return [{ block: 'table', table }];
}

const audience = (text: string, facts: readonly Fact[]): readonly Block[] => [
  { block: 'heading', text },
  { block: 'facts', facts },
];

function leadOf(context: ReportContext): string {
  const { portfolio, figures, findings } = context;
  const services = portfolio.all('service').filter((service) => figures.relations.isInUse(service)).length;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const { gap } = answersIn(context).set;
  const trust = isUnknown(gap.value)
    ? 'nobody has been asked yet how far expectations and confidence are apart'
    : `expectations and confidence are ${inPoints(gap.value)} apart`;
  const said = errors === 0 ? 'the rules find no error' : `the rules find ${many(errors, 'error')}`;
  return `${settingsName(portfolio)} has ${many(services, 'service')} in use; ${trust}; ${said}.`;
}
function settingsName({ settings }: ReportContext['portfolio']): string {
  return settings === undefined ? 'The portfolio' : labelOf(settings);
}

/** Key figures that lead to the section which says more of them. */
const of = (section: SectionName, ...facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => ({ ...fact, section }));

function glance(context: ReportContext): readonly Fact[] {
  const { known, breakdown, scoped } = costIn(context);
  const cost: Fact = {
    label: 'Total cost a year',
    cell: isUnknown(breakdown.total.value) && plotted(known) !== 0 ? cell(known) : figured(breakdown.total),
    note: incomplete(breakdown),
    scoped,
  };
  return [
    ...of('alignment', gapFact(context)),
    ...of('agreements', brokenFact(assessed(context))),
    ...of('cost', cost),
    ...of('consolidation', { ...valueFact(context), label: 'Value of consolidations' }),
    ...of('rewards', payoutsFact(context)),
  ];
}
function cio(context: ReportContext): readonly Fact[] {
  const { met } = context.figures.strategy;
  const needsMet: Fact = { label: 'Needs met', cell: figured(met), note: 'by importance' };
  return [...of('strategy', needsMet, unmetFact(context)), ...of('complexity', complexityFact(context))];
}
function cfo(context: ReportContext): readonly Fact[] {
  return [...of('cost', runShareFact(context)), ...of('sizing', savingFact(context))];
}
function owner(context: ReportContext): readonly Fact[] {
  return [
    ...of('agreements', notGuaranteedFact(assessed(context)), ...attainmentFacts(context)),
    ...of('sizing', { ...tooSmallFact(context), label: 'Services too small' }),
    ...of('findings', findingsFact(context)),
  ];
}
function providerManager(context: ReportContext): readonly Fact[] {
  const all = cardsIn(context);
  const commitments = all.flatMap((card) => card.commitments);
  return of(
    'providers',
    { label: 'Providers', cell: counted(all.length), note: many(commitments.length, 'commitment') },
    concentrationFact(context),
    missedFact(context),
    missedLastFact(context),
    exitFact(context),
  );
}
function contributor(context: ReportContext): readonly Fact[] {
  const { plans, payouts } = rewardsIn(context);
  const provisional = payouts.filter(({ status }) => status === 'provisional').length;
  return of(
    'rewards',
    { label: 'Plans', cell: counted(plans.length) },
    payouts.length === 0
      ? withoutFigure('Provisional', 'no plan pays anybody')
      : {
          label: 'Provisional',
          cell: counted(provisional),
          note: 'the period is not over, or not all of it was observed',
        },
    heldFact(context),
  );
}
