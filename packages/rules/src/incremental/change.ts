import type { ChangedProperties } from '@btaas/portfolio';

/** What became of a portfolio since its rules were run last. */
export interface PortfolioChange {
  /** Documents that came or went, or whose text changed. */
  readonly documents: ReadonlySet<string>;
  /** Names of elements, and of their parts, that came or went or say something else. */
  readonly elements: ReadonlySet<string>;
  /** Names that those refer to, or referred to before. */
  readonly mentioned: ReadonlySet<string>;
  readonly properties: ChangedProperties;
  /** Figures about the whole portfolio that these matter to, by name. */
  readonly areas: ReadonlySet<string>;
}
