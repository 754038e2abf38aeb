import type { SectionName } from '../document/blocks.js';

export type Audience = 'cio' | 'cfo' | 'owner' | 'provider' | 'contributor';

/** What each audience asks about, where its report does not say so itself. */
export const SECTIONS_FOR: Readonly<Record<Audience, readonly SectionName[]>> = {
  cio: ['summary', 'alignment', 'strategy', 'portfolio', 'complexity', 'consolidation', 'migration'],
  cfo: ['summary', 'cost', 'sizing', 'portfolio', 'consolidation', 'providers', 'rewards'],
  owner: ['summary', 'services', 'agreements', 'sizing', 'cost', 'responsibilities', 'findings'],
  provider: ['summary', 'providers', 'agreements', 'dependencies', 'migration', 'findings'],
  contributor: ['summary', 'rewards', 'alignment', 'responsibilities', 'services'],
};
