import type { Kind } from '@btaas/portfolio';
import { pageOf, RULES } from '@btaas/rules';
import { anchorOf, placeText, reportContext, reportOf, toHtml } from '@btaas/workspace/engine';
import type { Connection } from 'vscode-languageserver';
import { figuresPage } from '../features/figures.js';
import { toPosition } from '../position.js';
import type { ProjectSession } from '../project-session.js';
import type { Sessions } from '../sessions.js';
import { descriptionOf, listOf } from './describe.js';
import { ruleStates } from './rule-states.js';
import { whatIf, whatIfPlans } from './what-if.js';
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
  connection.onRequest('btaas/plans', async ({ uri }: { uri?: string }) => {
    const project = await projectFor(uri);
    return project === undefined ? [] : whatIfPlans(project);
  });
  connection.onRequest(
    'btaas/whatIf',
    async ({ uri, plan, steps }: { uri?: string; plan: string; steps: Record<string, number> }) => {
      const project = await projectFor(uri);
      return (project && whatIf(project, plan, steps)) ?? null;
    },
  );
  connection.onRequest('btaas/rules', async ({ uri }: { uri?: string }) => {
    const project = await projectFor(uri);
    return project === undefined ? [] : ruleStates(project);
  });
  connection.onRequest('btaas/list', async ({ uri, kind }: { uri?: string; kind?: string }) => {
    const project = await projectFor(uri);
    return project === undefined ? '' : listOf(project, kind);
  });
  connection.onRequest('btaas/names', async ({ uri, kind }: { uri?: string; kind: Kind }) => {
    const project = await projectFor(uri);
    return (
      project?.engine
        .snapshot()
        .portfolio.all(kind)
        .map(({ name }) => name) ?? []
    );
  });
  connection.onRequest('btaas/describe', async ({ uri, element }: { uri?: string; element: string }) => {
    const project = await projectFor(uri);
    return project === undefined ? '' : descriptionOf(project, element);
  });
  connection.onRequest('btaas/explain', async ({ uri, element }: { uri: string; element: string }) => {
    const context = (await projectFor(uri))?.contextOf(uri);
    return context === undefined ? '' : figuresPage(context, element);
  });
  connection.onRequest('btaas/elementAt', async ({ uri, line }: { uri: string; line: number }) => {
    const document = (await projectFor(uri))?.contextOf(uri)?.document;
    const element = document?.reading.document.elements.findLast(
      ({ start, end }) => toPosition(document, start).line <= line && line <= toPosition(document, end).line,
    );
    return element === undefined ? null : { id: element.id, anchor: anchorOf(element.id) };
  });
  connection.onRequest(
    'btaas/placeOf',
    async ({ uri, element, file }: { uri?: string; element?: string; file?: string }) => {
      const project = await projectFor(uri);
      if (project === undefined) return null;
      if (file !== undefined)
        return project.documentOf(file) === undefined ? null : { uri: project.uriOf(file), line: 0 };
      const found = element === undefined ? undefined : project.engine.snapshot().portfolio.find(element);
      const document = found && project.documentOf(found.document);
      if (found === undefined || document === undefined) return null;
      return { uri: project.uriOf(found.document), line: toPosition(document, found.nameStart).line };
    },
  );
  connection.onRequest('btaas/ruleTitles', () => Object.fromEntries(RULES.map(({ id, title }) => [id, title])));
  connection.onRequest('btaas/rulePage', ({ id }: { id: string }) => pageOf(id) ?? null);
}

async function reportHtml(project: ProjectSession): Promise<string> {
  const snapshot = project.engine.snapshot();
  const context = reportContext({ snapshot, analysis: project.analysis() });
  return toHtml(reportOf(context), placeText(snapshot.documents));
}
