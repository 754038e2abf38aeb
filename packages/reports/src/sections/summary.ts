import { isUnknown, labelOf } from '@btaas/portfolio';
import type { Block, Fact, Section, Table } from '../document/blocks.js';
import { inPoints } from '../document/points.js';
import { cell, counted, figured, plotted, words } from '../document/show.js';
import { answersIn, gapFact } from './alignment.js';
import { complexityFact } from './complexity.js';
import { valueFact } from './consolidation.js';
import type { ReportContext } from './context.js';
import { costIn, runShareFact } from './cost.js';
import { many, withoutFigure } from './count-of-wrong.js';
import { findingsFact } from './findings.js';
import { attainmentFacts } from './measured-slas.js';
import { named } from './names.js';
import { assessed, brokenFact, notGuaranteedFact } from './promise-verdicts.js';
import { cardsIn, concentrationFact, exitFact, missedFact, missedLastFact } from './provider-facts.js';
import { heldFact, rewardsIn } from './rewards.js';
import { savingFact, tooSmallFact } from './size-facts.js';
import { unmetFact } from './strategy.js';

/** What each of the five audiences asks first. */
export function summarySection(context: ReportContext): Section {
  const blocks: Block[] = [
    { block: 'text', text: [leadOf(context)] },
    ...attention(context),
    ...audience('For the CIO: alignment and strategy', cio(context)),
    ...audience('For the CFO: cost, size and value', cfo(context)),
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

function cio(context: ReportContext): readonly Fact[] {
  const { met } = context.figures.strategy;
  return [
    gapFact(context),
    { label: 'Needs met', cell: figured(met), note: 'by importance' },
    unmetFact(context),
    complexityFact(context),
  ];
}
function cfo(context: ReportContext): readonly Fact[] {
  const { known, breakdown, scoped } = costIn(context);
  return [
    {
      label: 'Total cost a year',
      cell: isUnknown(breakdown.total.value) && plotted(known) !== 0 ? cell(known) : figured(breakdown.total),
      ...(breakdown.missing.length > 0
        ? {
            note: `${many(breakdown.missing.length, 'cost')} ${breakdown.missing.length === 1 ? 'is' : 'are'} missing`,
          }
        : {}),
      scoped,
    },
    runShareFact(context),
    savingFact(context),
    { ...valueFact(context), label: 'Value of consolidations' },
  ];
}
function owner(context: ReportContext): readonly Fact[] {
  const judged = assessed(context);
  return [
    brokenFact(judged),
    notGuaranteedFact(judged),
    ...attainmentFacts(context),
    { ...tooSmallFact(context), label: 'Services too small' },
    findingsFact(context),
  ];
}
function providerManager(context: ReportContext): readonly Fact[] {
  const all = cardsIn(context);
  const commitments = all.flatMap((card) => card.commitments);
  return [
    { label: 'Providers', cell: counted(all.length), note: many(commitments.length, 'commitment') },
    concentrationFact(context),
    missedFact(context),
    missedLastFact(context),
    exitFact(context),
  ];
}
function contributor(context: ReportContext): readonly Fact[] {
  const { plans, payouts } = rewardsIn(context);
  const count = (label: string, status: string, note: string): Fact =>
    payouts.length === 0
      ? withoutFigure(label, 'no plan pays anybody')
      : { label, cell: counted(payouts.filter((payout) => payout.status === status).length), note };
  return [
    { label: 'Plans', cell: counted(plans.length) },
    count('Payouts that are final', 'final', `of ${payouts.length}`),
    count('Provisional', 'provisional', 'the period is not over, or not all of it was observed'),
    heldFact(context),
  ];
}
