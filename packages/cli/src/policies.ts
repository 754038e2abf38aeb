import { findProjects, openProject, policyRule, type Project, RULES } from '@btaas/workspace';
import { resolve } from 'node:path';
import { type Face, UsageError } from './face/face.js';

/** A rule of the user's own. */
interface OwnRule {
  /** Its qualified name. */
  readonly id: string;
  readonly level: string;
  readonly title: string;
  readonly doc: string | undefined;
  /** How it is written. */
  readonly text: string;
}
export interface ProjectRules {
  readonly project: Project | undefined;
  readonly policies: readonly OwnRule[];
}

/** The policies of the project around a folder, or of the one that is named; none where there are several projects. */
export function projectRules(named: string | undefined, { folder, today }: Face): ProjectRules {
  const found = findProjects([], {
    from: folder,
    rules: RULES,
    ...(named === undefined ? {} : { project: resolve(folder, named) }),
  });
  if ('refused' in found) throw new UsageError(found.refused.join('\n'));
  const [project, ...others] = found.projects;
  if (project === undefined || others.length > 0) return { project: undefined, policies: [] };
  const { documents, portfolio } = openProject(project, { from: folder, asOf: today() }).engine.snapshot();
  const policies = portfolio.all('policy').map((policy) => {
    const { id, level, title } = policyRule(policy);
    const { doc, document, start, end } = policy;
    return { id, level, title, doc, text: documents.get(document)?.text.slice(start, end) ?? '' };
  });
  return { project, policies };
}
