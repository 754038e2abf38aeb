import { RULES } from '@btaas/rules';
import type { Range } from 'vscode-languageserver-types';
import { toRange } from '../position.js';
import type { ProjectSession } from '../project-session.js';

/** A rule or a policy as a test: whether it holds, and where it does not. */
export interface RuleState {
  readonly id: string;
  readonly title: string;
  readonly isPolicy: boolean;
  /** Where a policy is declared. */
  readonly uri?: string;
  readonly range?: Range;
  readonly breaches: readonly { readonly message: string; readonly uri: string; readonly range: Range }[];
}
/** So many breaches of one rule are shown at most. */
const MOST = 100;

/** All policies of a project, and all built-in rules. What is only noted (information) breaks nothing. */
export function ruleStates(project: ProjectSession): readonly RuleState[] {
  const { portfolio } = project.engine.snapshot();
  const breaches = new Map<string, RuleState['breaches'][number][]>();
  for (const { id, level, message, at } of project.analysis().findings) {
    const document = project.documentOf(at.document);
    if (level === 'information' || document === undefined) continue;
    const list = breaches.get(id) ?? [];
    breaches.set(id, list);
    if (list.length < MOST) list.push({ message, uri: project.uriOf(at.document), range: toRange(document, at) });
  }
  const policies = portfolio.all('policy').map((policy): RuleState => {
    const document = project.documentOf(policy.document)!;
    return {
      ...{ id: policy.id, title: policy.title?.value ?? policy.name, isPolicy: true },
      uri: project.uriOf(policy.document),
      range: toRange(document, { start: policy.nameStart, end: policy.nameEnd }),
      breaches: breaches.get(policy.id) ?? [],
    };
  });
  const rules = RULES.map(({ id, title }) => ({ id, title, isPolicy: false, breaches: breaches.get(id) ?? [] }));
  return [...policies, ...rules];
}
