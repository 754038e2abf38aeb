import { descriptionOf, listOf } from '../requests/describe.js';
import { ruleStates } from '../requests/rule-states.js';
import { whatIf, whatIfPlans } from '../requests/what-if.js';
import type { ProjectSession } from '../project-session.js';

/** What a language model may ask of a portfolio. Nothing can be changed by it. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, object>>;
    readonly required: readonly string[];
  };
  call(project: ProjectSession, input: Readonly<Record<string, unknown>>): string;
}

const text = (description: string) => ({ type: 'string', description });

export const TOOLS: readonly Tool[] = [
  {
    name: 'list',
    description:
      'Lists the elements of the service portfolio: how many of each kind, or all of one kind with their titles.',
    inputSchema: {
      type: 'object',
      properties: { kind: text('A kind such as service, provider, need or plan; all kinds are counted without it.') },
      required: [],
    },
    call: (project, { kind }) => listOf(project, typeof kind === 'string' ? kind : undefined),
  },
  {
    name: 'describe',
    description:
      'Shows the text of an element, the figures computed for it with what they are made of, and what the rules find.',
    inputSchema: {
      type: 'object',
      properties: { element: text('The name or the qualified name of the element.') },
      required: ['element'],
    },
    call: (project, { element }) => descriptionOf(project, String(element)),
  },
  {
    name: 'findings',
    description: 'Lists the rules and policies that are broken, with the places and what is wrong there.',
    inputSchema: { type: 'object', properties: {}, required: [] },
    call(project) {
      const broken = ruleStates(project).filter(({ breaches }) => breaches.length > 0);
      const lines = broken.map(({ id, title, breaches }) => {
        const places = breaches.map(({ message, uri, range }) => `- ${uri}:${range.start.line + 1}: ${message}`);
        return [`${id} ${title}`, ...places].join('\n');
      });
      return lines.length === 0 ? 'Nothing is broken.' : lines.join('\n\n');
    },
  },
  {
    name: 'plans',
    description: 'Lists the reward plans with their metrics, as the tool what_if takes them.',
    inputSchema: { type: 'object', properties: {}, required: [] },
    call: (project) => JSON.stringify(whatIfPlans(project), undefined, 2),
  },
  {
    name: 'what_if',
    description: 'Computes what a reward plan would pay if its metrics stood elsewhere.',
    inputSchema: {
      type: 'object',
      properties: {
        plan: text('The qualified name of the plan.'),
        steps: {
          type: 'object',
          additionalProperties: { type: 'integer', minimum: 0, maximum: 100 },
          description: 'By the key of a metric, a step from 0 to 100 on the stretch of values that its curve is about.',
        },
      },
      required: ['plan', 'steps'],
    },
    call(project, { plan, steps }) {
      const result = whatIf(project, String(plan), (steps ?? {}) as Record<string, number>);
      return result === undefined ? `There is no plan "${String(plan)}".` : JSON.stringify(result, undefined, 2);
    },
  },
];
