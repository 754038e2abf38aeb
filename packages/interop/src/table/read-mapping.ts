import { nearest } from '@btaas/portfolio';
import type { z } from 'zod';
import { readJsonc } from '../jsonc/read-jsonc.js';
import { type Mapping, mappingSchema } from './mapping.js';
import { type ImportProblem, positionOf } from './problem.js';

export interface ReadMapping {
  readonly mapping: Mapping | undefined;
  readonly problems: readonly ImportProblem[];
  /** Where a value of the mapping stands. */
  readonly placeOf: (path: readonly (string | number)[]) => { readonly line: number; readonly column: number };
}

/** Reads a mapping: JSON with comments and trailing commas. Nothing in it is executed. */
export function readMapping(file: string, text: string): ReadMapping {
  const json = readJsonc(text, { called: 'the mapping', key: 'declarations' });
  const at = (offset: number) => ({ file, ...positionOf(text, offset) });
  // The nearest place that the text has: of a key that is missing, its owner.
  const nearestTo = (path: Path): number =>
    (json.placeOf(path) ?? (path.length === 0 ? undefined : { start: nearestTo(path.slice(0, -1)) }))?.start ?? 0;
  const placeOf = (path: Path) => positionOf(text, nearestTo(path));
  const [broken] = json.syntax;
  if (broken !== undefined) {
    const message = `the mapping cannot be read: ${broken.message}`;
    return { mapping: undefined, problems: [{ message, ...at(broken.start) }], placeOf };
  }
  const repeated = json.repeatedKeys.map(({ message, start }) => ({ message, ...at(start) }));
  const parsed = mappingSchema.safeParse(json.value);
  if (parsed.success && repeated.length === 0) return { mapping: parsed.data, problems: [], placeOf };
  const wrong = (parsed.error?.issues ?? []).flatMap((issue) =>
    messagesOf(issue).map(({ message, path }) => ({ message, file, ...placeOf(path) })),
  );
  return { mapping: undefined, problems: [...repeated, ...wrong], placeOf };
}

type Path = readonly (string | number)[];
interface Message {
  readonly message: string;
  readonly path: readonly (string | number)[];
}
const KEYS: readonly string[] = Object.keys(mappingSchema.shape);

function messagesOf(issue: z.core.$ZodIssue): Message[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const called = path.length === 0 ? 'the mapping' : `"${path.join('.')}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const near = path.length === 0 ? nearest(key, KEYS, 3)[0] : undefined;
        const hint = near === undefined ? '' : `; did you mean "${near}"?`;
        return { message: `${called} has no key "${key}"${hint}`, path: [...path, key] };
      });
    case 'invalid_type':
      return [{ message: `${called} is missing, or not of the kind that is wanted: ${issue.expected}`, path }];
    case 'invalid_value':
      return [{ message: `${called} must be one of ${issue.values.join(', ')}`, path }];
    case 'invalid_union':
      return [{ message: `${called} has none of the forms that are allowed here; see the mapping's schema`, path }];
    default:
      return [{ message: `${called}: ${issue.message}`, path }];
  }
}
