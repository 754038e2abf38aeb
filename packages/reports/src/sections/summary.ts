import { isUnknown, labelOf } from '@btaas/portfolio';
import type { Block, Fact, Section, Tone } from '../document/blocks.js';
import { cell, counted, figured, show } from '../document/show.js';
import type { ReportContext } from './context.js';
import { availabilitySlasIn } from './slas.js';

/** What each of the five audiences asks first. */
export function summarySection(context: ReportContext): Section {
  const blocks: Block[] = [
    { block: 'text', text: [leadOf(context)] },
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
const audience = (text: string, facts: readonly Fact[]): readonly Block[] => [
  { block: 'heading', text },
  { block: 'facts', facts },
];

function leadOf({ portfolio, figures, findings }: ReportContext): string {
  const services = portfolio.all('service').filter((service) => figures.relations.isInUse(service)).length;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const { gap } = figures.alignment.whole;
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

function cio({ figures }: ReportContext): readonly Fact[] {
  const { alignment, strategy, overlap, limits } = figures;
  const gap = alignment.whole.gap.value;
  const tone: Tone = isUnknown(gap) ? 'muted' : gap.value.greaterThan(limits.alignmentGap) ? 'bad' : 'good';
  return [
    { label: 'Alignment gap', cell: figured(alignment.whole.gap, { tone }), note: `limit ${limits.alignmentGap}` },
    { label: 'Needs met', cell: figured(strategy.met), note: 'by importance' },
    { label: 'Unmet needs', cell: flagged(strategy.unmet.length, 'bad') },
    { label: 'Complexity index', cell: figured(overlap.complexity.index), note: '0 where everything is there once' },
  ];
}
function cfo({ figures }: ReportContext): readonly Fact[] {
  const { cost, sizing, consolidation } = figures;
  return [
    {
      label: 'Total cost a year',
      cell: isUnknown(cost.total.total.value) ? cell(cost.total.known.total) : figured(cost.total.total),
      ...(cost.total.missing.length > 0 ? { note: 'at least; some costs are missing' } : {}),
    },
    { label: 'Run share', cell: figured(cost.runShare) },
    { label: 'Saving by right-sizing', cell: cell(sizing.saving) },
    { label: 'Value of consolidations', cell: cell(consolidation.totalNpv), note: 'net present value' },
  ];
}
function owner(context: ReportContext): readonly Fact[] {
  const { findings } = context;
  const { agreements, sizing } = context.figures;
  const verdicts = availabilitySlasIn(context).map((promise) => agreements.assess(promise)?.verdict ?? 'unknown');
  const broken = verdicts.filter((verdict) => verdict === 'impossible' || verdict === 'unsupported').length;
  return [
    { label: 'Promises that cannot be kept', cell: flagged(broken, 'bad'), note: `of ${verdicts.length}` },
    {
      label: 'Not guaranteed',
      cell: flagged(verdicts.filter((verdict) => verdict === 'notGuaranteed').length, 'warn'),
    },
    {
      label: 'Services too small',
      cell: flagged(sizing.all.filter(({ verdict }) => verdict === 'underProvisioned').length, 'bad'),
    },
    {
      label: 'Errors and warnings',
      cell: flagged(findings.filter(({ level }) => level !== 'information').length, 'warn'),
    },
  ];
}
function providerManager({ figures }: ReportContext): readonly Fact[] {
  const { providers } = figures;
  const missed = providers.all
    .flatMap(({ commitments }) => commitments)
    .filter(({ missedInARow }) => missedInARow > 0).length;
  const late = providers.all
    .flatMap(({ contracts }) => contracts)
    .filter(({ exitTooLong }) => exitTooLong === true).length;
  return [
    { label: 'Providers', cell: counted(providers.all.length) },
    { label: 'Concentration of spend', cell: figured(providers.concentration), note: 'Herfindahl index' },
    { label: 'Commitments missed last', cell: flagged(missed, 'bad') },
    { label: 'Exits longer than the notice', cell: flagged(late, 'warn') },
  ];
}
function contributor({ figures }: ReportContext): readonly Fact[] {
  const { rewards } = figures;
  const count = (status: string) => rewards.payouts.filter((payout) => payout.status === status).length;
  return [
    { label: 'Plans', cell: counted(rewards.plans.length) },
    { label: 'Payouts that are final', cell: counted(count('final')) },
    { label: 'Provisional', cell: counted(count('provisional')) },
    { label: 'Held, for lack of evidence', cell: flagged(count('held'), 'warn') },
  ];
}
