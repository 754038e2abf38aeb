import { nearest } from '@btaas/portfolio';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { z } from 'zod';
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
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const placeOf = (path: readonly (string | number)[]) => positionOf(text, nodeAt(root, path)?.offset ?? 0);
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const what = error === undefined ? 'it is empty' : (WORDS[printParseErrorCode(error.error)] ?? 'this is not JSON');
    const message = `the mapping cannot be read: ${what}`;
    return { mapping: undefined, problems: [{ message, file, ...positionOf(text, error?.offset ?? 0) }], placeOf };
  }
  const parsed = mappingSchema.safeParse(getNodeValue(root));
  if (parsed.success) return { mapping: parsed.data, problems: [], placeOf };
  const problems = parsed.error.issues.flatMap((issue) =>
    messagesOf(issue).map(({ message, path }) => ({ message, file, ...placeOf(path) })),
  );
  return { mapping: undefined, problems, placeOf };
}

const WORDS: Readonly<Record<string, string>> = {
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing before this',
  PropertyNameExpected: 'a key in double quotes is expected here',
  CloseBraceExpected: 'the closing "}" is missing',
  CloseBracketExpected: 'the closing "]" is missing',
  UnexpectedEndOfString: 'this text is not closed: a quote is missing',
};

/** The nearest place that the text has: of a key that is missing, its owner. */
function nodeAt(root: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  for (let length = path.length; root !== undefined && length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

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
