import type { ElementOf } from '@btaas/portfolio';
import { SECTIONS } from '@btaas/portfolio';
import type { ReportDocument, SectionName } from '../document/blocks.js';
import { reportOf } from '../report.js';
import type { ReportContext } from '../sections/context.js';
import { type Audience, SECTIONS_FOR } from './audiences.js';
import { fill, type FillProblem, type ReadExpression } from './fill.js';

export interface OwnReport {
  readonly document: ReportDocument;
  readonly problems: readonly FillProblem[];
}

/** A report that the portfolio declares: its audience's sections or its own, about what it is limited to, with its text. */
export function ownReport(
  report: ElementOf<'report'>,
  context: ReportContext,
  { template, read }: { readonly template: string | undefined; readonly read: ReadExpression },
): OwnReport {
  const { values, title, name } = report;
  const texts = [...values.text.map(({ value }) => value), ...(template === undefined ? [] : [template])];
  const { markdown, problems } = fill(texts.join('\n\n'), context.figures, report, read);
  const document = reportOf(context, {
    title: title?.value ?? name,
    introduction: markdown,
    sections: sectionsOf(report),
    only: values.only.flatMap(({ value }) => (value.found ? [value.to] : [])),
  });
  return { document, problems };
}

function sectionsOf({ values }: ElementOf<'report'>): readonly SectionName[] {
  if (values.sections.length > 0) return [...new Set(values.sections.map(({ value }) => value as SectionName))];
  const audience = values.for?.value as Audience | undefined;
  return audience === undefined ? SECTIONS : SECTIONS_FOR[audience];
}
