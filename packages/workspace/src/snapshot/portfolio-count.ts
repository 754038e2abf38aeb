import { type ElementHead, nameOf, type Portfolio } from '@btaas/portfolio';
import type { RawFinding } from './finding.js';

/** That a project has exactly one portfolio (BT011), and files that belong to none at most one, and not nothing at all. */
export function portfolioCount(portfolio: Portfolio, { isNeeded }: { readonly isNeeded: boolean }): RawFinding[] {
  const all = [...portfolio.all('portfolio')].sort(byDeclaration);
  const [first, ...others] = all;
  const finding = { id: 'BT011', level: 'error' as const, related: [], fixes: [] };
  if (first === undefined) {
    const document = portfolio.documents[0]?.name;
    if (document === undefined) return [];
    if (!isNeeded) return portfolio.documents.every(({ elements }) => elements.length === 0) ? [nothing(document)] : [];
    const message =
      'this project has no portfolio; declare one: portfolio Name { currency EUR  period 2026-01-01 .. 2026-12-31 }';
    return [{ ...finding, message, at: { document, start: 0, end: 0 } }];
  }
  return others.map((each) => ({
    ...finding,
    message: `a project has one portfolio, and this is another; give it a folder with a btaas.config.json of its own`,
    at: nameOf(each),
    related: [{ message: 'the first is here', at: nameOf(first) }],
  }));
}

function nothing(document: string): RawFinding {
  const message = 'nothing is declared here, so nothing is checked; a first declaration: unit Stores';
  const at = { document, start: 0, end: 0 };
  return { id: 'BT000', level: 'information', message, at, related: [], fixes: [] };
}

/** In the order of the documents' names, and of the places in them. */
function byDeclaration(a: ElementHead, b: ElementHead): number {
  return a.document === b.document ? a.start - b.start : a.document < b.document ? -1 : 1;
}
