import { isKind, KINDS, labelOf, placeOf } from '@btaas/portfolio';
import { figuresPage } from '../features/figures.js';
import type { ProjectSession } from '../project-session.js';

/** So many elements are listed at most; whoever wants more asks by kind. */
const MOST = 200;

/** The elements of a project, of one kind or counted by kind, in Markdown. For programs that read along. */
export function listOf(project: ProjectSession, kind?: string): string {
  const { portfolio } = project.engine.snapshot();
  if (kind === undefined || !isKind(kind)) {
    const counted = KINDS.map((each) => [each, portfolio.all(each).length] as const).filter(([, count]) => count > 0);
    return counted.map(([each, count]) => `- ${each}: ${count}`).join('\n');
  }
  const all = portfolio.all(kind);
  const lines = all.slice(0, MOST).map((element) => `- ${element.id}: ${labelOf(element)}`);
  return [...lines, ...(all.length > MOST ? [`- and ${all.length - MOST} more`] : [])].join('\n');
}

/** What an element says, what is computed for it, and what the rules find about it, in Markdown. */
export function descriptionOf(project: ProjectSession, name: string): string {
  const { portfolio } = project.engine.snapshot();
  const named = KINDS.flatMap((kind) => portfolio.all(kind).filter((each) => each.name === name));
  const element = portfolio.find(name) ?? (named.length === 1 ? named[0] : undefined);
  if (element === undefined) return `Nothing, or more than one thing, is called "${name}".`;
  const context = project.contextOf(project.uriOf(element.document));
  const text = project.textOf(element.document)?.slice(placeOf(element).start, placeOf(element).end) ?? '';
  const findings = project.analysis().findings.filter((each) => each.element === element.id);
  return [
    `\`\`\`btaas\n${text}\n\`\`\``,
    context === undefined ? '' : figuresPage(context, element.id),
    ...findings.map(({ id, level, message }) => `- ${level} ${id}: ${message}`),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
