import {
  type AstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  isAstNode,
  isReference,
} from 'langium';
import { BtaasGeneratedModule, BtaasGeneratedSharedModule } from '../src/generated/module.js';
import { isSyntaxNode, type SyntaxNode } from '../src/index.js';

/** Langium's own parser of the same grammar: the reference for ours. */
export function langiumParser(): (text: string) => { value: AstNode; errors: string[] } {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), BtaasGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), BtaasGeneratedModule);
  shared.ServiceRegistry.register(services);
  return (text) => {
    const { value, lexerErrors, parserErrors } = services.parser.LangiumParser.parse(text);
    return { value, errors: [...lexerErrors, ...parserErrors].map(({ message }) => message) };
  };
}

type Plain = { [key: string]: unknown };

/** A tree without places and without the fields that only one side fills: absent, empty and false are the same. */
export function plain(node: SyntaxNode | AstNode): Plain {
  const out: Plain = {};
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('$') && key !== '$type') continue;
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue;
    out[key] = Array.isArray(value) ? value.map(one) : one(value);
  }
  return out;
}
function one(value: unknown): unknown {
  if (isReference(value)) return value.$refText;
  return isSyntaxNode(value) || isAstNode(value) ? plain(value as SyntaxNode) : value;
}
