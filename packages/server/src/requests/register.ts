import { pageOf } from '@btaas/rules';
import { reportContext, reportOf, toHtml } from '@btaas/workspace/engine';
import type { Connection } from 'vscode-languageserver';
import { figuresMarkdown } from '../features/figures.js';
import { toPosition } from '../position.js';
import type { ProjectSession } from '../project-session.js';
import type { Sessions } from '../sessions.js';
import { type Grouping, portfolioTree, rewardsTree } from './tree.js';

/** What our own extension asks beyond the protocol. Every answer comes from the same snapshot as the findings. */
export function registerRequests(connection: Connection, sessions: Sessions, ready: () => Promise<void>): void {
  /** The project of a document, or the first one. */
  const projectFor = async (uri: string | undefined): Promise<ProjectSession | undefined> => {
    await ready();
    return (uri === undefined ? undefined : sessions.projectOf(uri)) ?? [...sessions.all][0];
  };

  connection.onRequest('btaas/report', async ({ uri }: { uri?: string }) => {
    const project = await projectFor(uri);
    return project === undefined ? null : { root: project.root, html: await reportHtml(project) };
  });
  connection.onRequest('btaas/tree', async ({ uri, grouping }: { uri?: string; grouping: Grouping }) => {
    const project = await projectFor(uri);
    return project === undefined ? [] : portfolioTree(project, grouping);
  });
  connection.onRequest('btaas/rewards', async ({ uri }: { uri?: string }) => {
    const project = await projectFor(uri);
    return project === undefined ? [] : rewardsTree(project);
  });
  connection.onRequest('btaas/explain', async ({ uri, element }: { uri: string; element: string }) => {
    const context = (await projectFor(uri))?.contextOf(uri);
    return context === undefined ? '' : figuresMarkdown(context, element);
  });
  connection.onRequest('btaas/elementAt', async ({ uri, line }: { uri: string; line: number }) => {
    const document = (await projectFor(uri))?.contextOf(uri)?.document;
    const element = document?.reading.document.elements.findLast(
      ({ start, end }) => toPosition(document, start).line <= line && line <= toPosition(document, end).line,
    );
    return element?.id ?? null;
  });
  connection.onRequest('btaas/rulePage', ({ id }: { id: string }) => pageOf(id) ?? null);
}

async function reportHtml(project: ProjectSession): Promise<string> {
  const snapshot = project.engine.snapshot();
  const context = reportContext({ snapshot, analysis: project.analysis() });
  return toHtml(reportOf(context), ({ document, start }) => {
    const line = snapshot.documents.get(document)?.lines.at(start).line ?? 1;
    return `${document}:${line}`;
  });
}
