import { snippets } from '@btaas/language';

/** Snippets by the word that begins a declaration, in the editor's form (`$1`, `${2:name}`). */
export const SNIPPETS: ReadonlyMap<string, string> = new Map(
  snippets.filter((snippet) => snippet.in === 'File').map(({ word, body }) => [word, body]),
);
