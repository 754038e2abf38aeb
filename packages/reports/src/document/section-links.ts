import type { Section, SectionName } from './blocks.js';

/** Where each section of a report is, by its name; nowhere if the report does not have it. */
export function sectionLinks(
  sections: readonly Section[],
  hrefOf: (section: Section) => string,
): (section: SectionName) => string | undefined {
  const hrefs = new Map(sections.map((section) => [section.id, hrefOf(section)]));
  return (id) => hrefs.get(id);
}
