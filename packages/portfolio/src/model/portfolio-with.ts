import type { Portfolio } from './portfolio.js';

/** The same portfolio, except for what is given. */
export function portfolioWith(
  portfolio: Portfolio,
  own: Partial<Pick<Portfolio, 'all' | 'find' | 'get' | 'part'>> & {
    documents?: () => Portfolio['documents'];
    settings?: () => Portfolio['settings'];
  },
): Portfolio {
  const { documents = () => portfolio.documents, settings = () => portfolio.settings, ...methods } = own;
  return {
    get documents() {
      return documents();
    },
    document: (name) => portfolio.document(name),
    get namespaces() {
      return portfolio.namespaces;
    },
    get settings() {
      return settings();
    },
    get unresolved() {
      return portfolio.unresolved;
    },
    get duplicates() {
      return portfolio.duplicates;
    },
    get libraries() {
      return portfolio.libraries;
    },
    all: (kind) => portfolio.all(kind),
    find: (id) => portfolio.find(id),
    get: (kind, id) => portfolio.get(kind, id),
    part: (id) => portfolio.part(id),
    ...methods,
  };
}
