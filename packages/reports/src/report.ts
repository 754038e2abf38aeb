import { labelOf, printPeriod, SECTIONS } from '@btaas/portfolio';
import type { ReportDocument, Section, SectionName } from './document/blocks.js';
import { alignmentSection } from './sections/alignment.js';
import { complexitySection } from './sections/complexity.js';
import { consolidationSection } from './sections/consolidation.js';
import type { ReportContext } from './sections/context.js';
import { costSection } from './sections/cost.js';
import { sizingSection } from './sections/sizing.js';
import { strategySection } from './sections/strategy.js';

/** Every section that is written, by its name. */
const WRITERS: Readonly<Partial<Record<SectionName, (context: ReportContext) => Section>>> = {
  alignment: alignmentSection,
  strategy: strategySection,
  sizing: sizingSection,
  cost: costSection,
  complexity: complexitySection,
  consolidation: consolidationSection,
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
    sections: sections.flatMap((name) => WRITERS[name]?.(context) ?? []),
  };
}
