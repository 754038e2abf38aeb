import { type Portfolio, portfolioWith } from '../model/index.js';
import { KINDS } from '../schema/declarations.js';
import { type Reads, UNWATCHED } from './reads.js';

/** A portfolio that takes down what is read of it. */
export function observedPortfolio(portfolio: Portfolio, reads: Reads): Portfolio {
  if (reads === UNWATCHED) return portfolio;
  return portfolioWith(portfolio, {
    documents: () => {
      for (const kind of KINDS) reads.kind(kind);
      return portfolio.documents;
    },
    settings: () => {
      reads.kind('portfolio');
      return portfolio.settings;
    },
    all: (kind) => {
      reads.kind(kind);
      return portfolio.all(kind);
    },
    find: (id) => {
      const element = portfolio.find(id);
      reads.element(id, element?.kind);
      return element;
    },
    get: (kind, id) => {
      reads.element(id, kind);
      return portfolio.get(kind, id);
    },
    part: (id) => {
      const part = portfolio.part(id);
      reads.element(part === undefined ? id : part.owner.id, part?.owner.kind);
      return part;
    },
  });
}
