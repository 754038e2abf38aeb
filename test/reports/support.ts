import { type ReportDocument, reportOf, toHtml } from '@btaas/reports';
import { analyse, analyseProject, findProjects, openProject, reportContext, RULES } from '@btaas/workspace';
import { join, resolve } from 'node:path';
import { AS_OF, type Files, snapshotOf } from '../support/portfolio.js';

export const EXAMPLES = resolve(import.meta.dirname, '../../examples');

export const placeText = ({ document, start }: { readonly document: string; readonly start: number }) =>
  `${document}:${start}`;

/** What a report of a text is written from. */
export function contextOf(text: string | Files) {
  const snapshot = snapshotOf(text);
  return reportContext({ snapshot, analysis: analyse(snapshot) });
}
/** The report of a text. */
export function documentOf(text: string | Files): ReportDocument {
  return reportOf(contextOf(text));
}
/** The report of a project's folder, with its evidence. */
export function documentOfFolder(folder: string, asOf = AS_OF): ReportDocument {
  const found = findProjects([folder], { from: folder, rules: RULES });
  if ('refused' in found) throw new Error(found.refused.join('\n'));
  const opened = openProject(found.projects[0]!, { from: folder, asOf });
  return reportOf(reportContext({ snapshot: opened.engine.snapshot(), analysis: analyseProject(opened) }));
}
export const meridian = () => documentOfFolder(join(EXAMPLES, 'meridian'));
export const epa = () => documentOfFolder(join(EXAMPLES, 'epa'));

export const htmlOf = (document: ReportDocument) => toHtml(document, placeText);
