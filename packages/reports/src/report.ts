import { labelOf, printPeriod, SECTIONS } from '@btaas/portfolio';
import type { Block, Fact, ReportDocument, Section, SectionName } from './document/blocks.js';
import { withoutCents } from './document/without-cents.js';
import { agreementsSection } from './sections/agreements.js';
import { alignmentSection } from './sections/alignment.js';
import { complexitySection } from './sections/complexity.js';
import { consolidationSection } from './sections/consolidation.js';
import type { PreviousFigures, ReportContext } from './sections/context.js';
import { costSection } from './sections/cost.js';
import { dependenciesSection } from './sections/dependencies.js';
import { findingsSection } from './sections/findings.js';
import { migrationSection } from './sections/migration.js';
import { labelIn } from './sections/names.js';
import { portfolioSection } from './sections/portfolio.js';
import { providersSection } from './sections/providers.js';
import { qualitySection } from './sections/quality.js';
import { responsibilitiesSection } from './sections/responsibilities.js';
import { rewardsSection } from './sections/rewards.js';
import { listedIn, scopeOf } from './sections/scope.js';
import { servicesSection } from './sections/services.js';
import { sizingSection } from './sections/sizing.js';
import { strategySection } from './sections/strategy.js';
import { summarySection } from './sections/summary.js';

/** Who writes each section. */
const WRITERS: Readonly<Record<SectionName, (context: ReportContext) => Section>> = {
  summary: summarySection,
  alignment: alignmentSection,
  strategy: strategySection,
  portfolio: portfolioSection,
  services: servicesSection,
  agreements: agreementsSection,
  sizing: sizingSection,
  cost: costSection,
  complexity: complexitySection,
  consolidation: consolidationSection,
  providers: providersSection,
  migration: migrationSection,
  responsibilities: responsibilitiesSection,
  dependencies: dependenciesSection,
  rewards: rewardsSection,
  findings: findingsSection,
  quality: qualitySection,
};

export interface ReportOptions {
  /** The sections, in their order; all of them without it. */
  readonly sections?: readonly SectionName[];
  readonly title?: string;
  /** Text of the report's own, in Markdown. */
  readonly introduction?: string;
  /** Qualified names of elements that it is limited to, with all that belongs to them. */
  readonly only?: readonly string[];
}

/** The report of a portfolio, as blocks that every format shows. */
export function reportOf(context: ReportContext, options: ReportOptions = {}): ReportDocument {
  const { sections = SECTIONS, title, introduction, only = [] } = options;
  const { settings } = context.portfolio;
  const period = settings?.values.period?.value;
  const limited = only.length === 0 ? context : limitedTo(context, only);
  const written = sections.map((name) => WRITERS[name](limited));
  const scope = only.map((id) => labelIn(context, id)).join(', ');
  const whole = settings === undefined ? 'Portfolio' : labelOf(settings);
  return {
    title: title ?? (scope === '' ? whole : `${whole}: ${scope}`),
    asOf: context.figures.asOf,
    period: period === undefined ? 'no period' : printPeriod(period),
    ...(introduction === undefined || introduction.trim() === '' ? {} : { introduction }),
    sections: written
      .map((section) => ({ ...section, blocks: section.blocks.map(readable) }))
      .map((section) => withChanges(only.length === 0 ? section : ofWhole(section), context.previous)),
  };
}

function limitedTo(context: ReportContext, named: readonly string[]): ReportContext {
  const only = scopeOf(context.figures, named);
  return {
    ...context,
    portfolio: listedIn(context.portfolio, only),
    findings: context.findings.filter(({ element }) => element !== undefined && only.has(element)),
    only,
  };
}

/** Key figures of much money have no cents, in cards either. */
function readable(block: Block): Block {
  if (block.block === 'card') return { ...block, blocks: block.blocks.map(readable) };
  if (block.block !== 'facts') return block;
  return { ...block, facts: block.facts.map((fact) => ({ ...fact, cell: withoutCents(fact.cell) })) };
}

/** In a report on a part, figures that are of the whole portfolio say so. */
function ofWhole(section: Section): Section {
  return withFacts(section, (fact) =>
    fact.scoped === true || fact.cell.explain === undefined ? fact : noted(fact, 'of the whole portfolio'),
  );
}
/** Key figures that an earlier report showed differently say what they were: the trend between two versions. */
function withChanges(section: Section, previous: PreviousFigures | undefined): Section {
  if (previous === undefined) return section;
  return withFacts(section, (fact) => {
    const before = previous.facts.get(section.id)?.get(fact.label);
    return before === undefined || before === fact.cell.text
      ? fact
      : noted(fact, `was ${before} as of ${previous.asOf}`);
  });
}
function withFacts(section: Section, change: (fact: Fact) => Fact): Section {
  const blocks = section.blocks.map(
    (block): Block => (block.block === 'facts' ? { ...block, facts: block.facts.map(change) } : block),
  );
  return { ...section, blocks };
}
const noted = (fact: Fact, note: string): Fact => ({
  ...fact,
  note: fact.note === undefined ? note : `${fact.note}; ${note}`,
});
