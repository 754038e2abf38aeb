import { misread, type Reading, read } from '../../values/result.js';
import type { Place } from '../element.js';
import { createPortfolio } from '../live-portfolio.js';
import type { Duplicate, Portfolio, PortfolioDocument, Unresolved } from '../portfolio.js';
import { PORTFOLIO_JSON_VERSION } from './format.js';
import { fieldsOf, listOf, Mistake, only, pathOf, refuse, spanOf, textIn, textOf, truthOf, within } from './mistake.js';
import { elementFromJson } from './read-element.js';

/** The portfolio of a JSON that `portfolioToJson` made, or what is wrong with the JSON and where. */
export function portfolioFromJson(json: unknown): Reading<Portfolio> {
  try {
    return read(readPortfolio(json));
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return misread(
      `this is not a portfolio: ${error.message}${error.path.length === 0 ? '' : ` (at ${pathOf(error)})`}`,
    );
  }
}

function readPortfolio(json: unknown): Portfolio {
  const fields = fieldsOf(json);
  if (fields.version !== PORTFOLIO_JSON_VERSION) {
    refuse(
      `its version is ${JSON.stringify(fields.version) ?? 'missing'}; this program reads version ${PORTFOLIO_JSON_VERSION}`,
    );
  }
  const keys = new Set(['$schema', 'version', 'documents', 'unresolved', 'duplicates']);
  only(fields, (key) => keys.has(key));
  const documents = within('documents', () => listOf(fields.documents, documentFromJson));
  return createPortfolio({
    documents: documents.map(({ document }) => document),
    libraries: new Set(documents.filter(({ library }) => library).map(({ document }) => document.name)),
    unresolved: within('unresolved', () => listOf(fields.unresolved, unresolvedFromJson)),
    duplicates: within('duplicates', () => listOf(fields.duplicates, duplicateFromJson)),
  });
}

function documentFromJson(json: unknown): { readonly document: PortfolioDocument; readonly library: boolean } {
  const fields = fieldsOf(json);
  const document = {
    name: textIn(fields, 'name'),
    namespace: textIn(fields, 'namespace'),
    uses: within('uses', () => listOf(fields.uses, textOf)),
    elements: within('elements', () => listOf(fields.elements, elementFromJson)),
  };
  return { document, library: fields.library !== undefined && within('library', () => truthOf(fields.library)) };
}

function unresolvedFromJson(json: unknown): Unresolved {
  return { text: textIn(fieldsOf(json), 'text'), ...placeFromJson(json) };
}

function duplicateFromJson(json: unknown): Duplicate {
  const fields = fieldsOf(json);
  return {
    id: textIn(fields, 'id'),
    first: within('first', () => placeFromJson(fields.first)),
    second: within('second', () => placeFromJson(fields.second)),
  };
}

function placeFromJson(json: unknown): Place {
  const fields = fieldsOf(json);
  return { document: textIn(fields, 'document'), ...within('at', () => spanOf(fields.at)) };
}
