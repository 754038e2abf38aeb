import { labelOf, printPeriod, SECTIONS } from '@btaas/portfolio';
import type { ReportDocument, Section, SectionName } from './document/blocks.js';
import { agreementsSection } from './sections/agreements.js';
import { alignmentSection } from './sections/alignment.js';
import { complexitySection } from './sections/complexity.js';
import { consolidationSection } from './sections/consolidation.js';
import type { ReportContext } from './sections/context.js';
import { costSection } from './sections/cost.js';
import { dependenciesSection } from './sections/dependencies.js';
import { findingsSection } from './sections/findings.js';
import { migrationSection } from './sections/migration.js';
import { portfolioSection } from './sections/portfolio.js';
import { providersSection } from './sections/providers.js';
import { qualitySection } from './sections/quality.js';
import { responsibilitiesSection } from './sections/responsibilities.js';
import { rewardsSection } from './sections/rewards.js';
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
}

/** The report of a portfolio, as blocks that every format shows. */
export function reportOf(context: ReportContext, { sections = SECTIONS, title }: ReportOptions = {}): ReportDocument {
  const { settings } = context.portfolio;
  const period = settings?.values.period?.value;
  return {
    title: title ?? (settings === undefined ? 'Portfolio' : labelOf(settings)),
    asOf: context.figures.asOf,
    period: period === undefined ? 'no period' : printPeriod(period),
    sections: sections.map((name) => WRITERS[name](context)),
  };
}
