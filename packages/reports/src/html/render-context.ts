import type { SectionName } from '../document/blocks.js';
import type { PageData } from './page-data.js';

/** What rendering needs besides the blocks: charts and graphs as SVG that were made before, by id. */
export interface RenderContext {
  readonly data: PageData;
  readonly pictures: ReadonlyMap<string, string>;
  /** Where an element is shown, if it is. */
  linkTo(element: string): string | undefined;
  /** Where a section is, if the report has it. */
  linkToSection(section: SectionName): string | undefined;
}
