import type { Place } from '@btaas/portfolio';
import type { DocumentState } from './snapshot/document.js';

type Documents = ReadonlyMap<string, Pick<DocumentState, 'lines'>>;

/** Names a place for a reader, by file and line; its document is looked for in one version of a portfolio after the other. */
export function placeText(...versions: readonly Documents[]) {
  return ({ document, start }: Pick<Place, 'document' | 'start'>): string => {
    const lines = versions.map((documents) => documents.get(document)).find((found) => found !== undefined)?.lines;
    return lines === undefined ? document : `${document}:${lines.at(start).line}`;
  };
}
