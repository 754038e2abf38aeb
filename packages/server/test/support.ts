import { Engine } from '@btaas/workspace/engine';
import type { Context } from '../src/context.js';

export interface Marked {
  readonly context: Context;
  /** Where the `|` of the first text stood that has one, or the place of `«` and that of `»`. */
  readonly offset: number;
  readonly end: number;
}

/** A project of these texts, by name of the file; one of them has a `|`, or `«…»`, that says where the cursor is. */
export function marked(texts: Readonly<Record<string, string>> | string): Marked {
  const files = typeof texts === 'string' ? { 'a.btaas': texts } : texts;
  const engine = new Engine({ asOf: '2026-06-30' });
  let found: { name: string; offset: number; end: number } | undefined;
  for (const [name, text] of Object.entries(files)) {
    const offset = text.search(/[|«]/);
    const end = text.indexOf('»');
    if (offset >= 0) found ??= { name, offset, end: end < 0 ? offset : end - 1 };
    engine.set(name, text.replace(/[|«»]/g, ''));
  }
  if (found === undefined) throw new Error('no text has a mark');
  engine.snapshot();
  return { context: contextOf(engine, found.name), offset: found.offset, end: found.end };
}

export function contextOf(engine: Engine, name: string): Context {
  return {
    engine,
    document: engine.documents.get(name)!,
    snapshot: () => engine.snapshot(),
    uriOf: (document) => `file:///p/${document}`,
    isOurs: (document) => !engine.documents.get(document)!.isLibrary,
  };
}
