import { isUnknown, labelOf } from '@btaas/portfolio';
import type { Block, Fact, Section, Table, Tone } from '../document/blocks.js';
import { cell, counted, figured, plotted, show, words } from '../document/show.js';
import { answersIn } from './alignment.js';
import { type ReportContext, shows } from './context.js';
import { costIn } from './cost.js';
import { named } from './names.js';
import { availabilitySlasIn } from './slas.js';

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
    : `expectations and confidence are ${show(gap.value)} apart`;
  const said =
    errors === 0 ? 'the rules find no error' : `the rules find ${errors} ${errors === 1 ? 'error' : 'errors'}`;
  return `${settingsName(portfolio)} has ${services} ${services === 1 ? 'service' : 'services'} in use; ${trust}; ${said}.`;
}
function settingsName({ settings }: ReportContext['portfolio']): string {
  return settings === undefined ? 'The portfolio' : labelOf(settings);
}

const flagged = (count: number, tone: Tone) => counted(count, count > 0 ? { tone } : { tone: 'good' });

function cio(context: ReportContext): readonly Fact[] {
  const { strategy, overlap, limits } = context.figures;
  const { set, scoped } = answersIn(context);
  const gap = set.gap.value;
  const tone: Tone = isUnknown(gap) ? 'muted' : gap.value.greaterThan(limits.alignmentGap) ? 'bad' : 'good';
  const unmet = strategy.unmet.filter(({ need }) => shows(context, need.id)).length;
  return [
    {
      label: 'Alignment gap',
      cell: figured(set.gap, { tone }),
      note: `the limit is ${limits.alignmentGap} points`,
      scoped,
    },
    { label: 'Needs met', cell: figured(strategy.met), note: 'by importance' },
    { label: 'Unmet needs', cell: flagged(unmet, 'bad') },
    { label: 'Complexity index', cell: figured(overlap.complexity.index), note: '0 where everything is there once' },
  ];
}
function cfo(context: ReportContext): readonly Fact[] {
  const { cost, sizing, consolidation } = context.figures;
  const { known, breakdown, scoped } = costIn(context);
  return [
    {
      label: 'Total cost a year',
      cell: isUnknown(breakdown.total.value) && plotted(known) !== 0 ? cell(known) : figured(breakdown.total),
      ...(breakdown.missing.length > 0 ? { note: `${breakdown.missing.length} costs are missing` } : {}),
      scoped,
    },
    {
      label: 'Run share',
      cell: figured(cost.runShare),
      note: `the limit is ${context.figures.limits.runShare.value} %`,
    },
    { label: 'Saving by right-sizing', cell: cell(sizing.saving), note: 'in the tiers that fit' },
    { label: 'Value of consolidations', cell: cell(consolidation.totalNpv), note: 'net present value' },
  ];
}
function owner(context: ReportContext): readonly Fact[] {
  const { findings } = context;
  const { agreements, sizing } = context.figures;
  const verdicts = availabilitySlasIn(context).map((promise) => agreements.assess(promise)?.verdict ?? 'unknown');
  const count = (...wanted: string[]) => verdicts.filter((verdict) => wanted.includes(verdict)).length;
  const small = sizing.all.filter(
    ({ service, verdict }) => verdict === 'underProvisioned' && shows(context, service.id),
  );
  return [
    {
      label: 'Promises that cannot be kept',
      cell: flagged(count('impossible', 'unsupported'), 'bad'),
      note: `of ${verdicts.length}`,
    },
    { label: 'Not guaranteed', cell: flagged(count('notGuaranteed'), 'warn'), note: 'kept while failures come apart' },
    { label: 'Services too small', cell: flagged(small.length, 'bad'), note: 'for the demand at the horizon' },
    {
      label: 'Errors and warnings',
      cell: flagged(findings.filter(({ level }) => level !== 'information').length, 'warn'),
      note: 'of the rules',
    },
  ];
}
function providerManager(context: ReportContext): readonly Fact[] {
  const { providers } = context.figures;
  const all = providers.all.filter(({ provider }) => shows(context, provider.id));
  const commitments = all.flatMap((card) => card.commitments);
  const missed = commitments.filter(({ missedInARow }) => missedInARow > 0).length;
  const contracts = all.flatMap((card) => card.contracts);
  const late = contracts.filter(({ exitTooLong }) => exitTooLong === true).length;
  return [
    { label: 'Providers', cell: counted(all.length), note: `${commitments.length} commitments` },
    { label: 'Concentration of spend', cell: figured(providers.concentration), note: 'Herfindahl index' },
    { label: 'Commitments missed last', cell: flagged(missed, 'bad'), note: 'in the last measured period' },
    { label: 'Exits longer than the notice', cell: flagged(late, 'warn'), note: `of ${contracts.length} contracts` },
  ];
}
function contributor(context: ReportContext): readonly Fact[] {
  const { rewards } = context.figures;
  const payouts = rewards.payouts.filter(({ score }) => shows(context, score.plan.id));
  const plans = rewards.plans.filter(({ plan }) => shows(context, plan.id));
  const count = (status: string) => payouts.filter((payout) => payout.status === status).length;
  return [
    { label: 'Plans', cell: counted(plans.length) },
    { label: 'Payouts that are final', cell: counted(count('final')), note: `of ${payouts.length}` },
    { label: 'Provisional', cell: counted(count('provisional')), note: 'the period is not over' },
    { label: 'Held, for lack of evidence', cell: flagged(count('held'), 'warn') },
  ];
}
