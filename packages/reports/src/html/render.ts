import { flowToSvg } from '../charts/flow-to-svg.js';
import { chartToSvg } from '../charts/to-svg.js';
import { graphToSvg } from '../charts/graph-to-svg.js';
import type { Block, ReportDocument, Section } from '../document/blocks.js';
import type { PlaceText } from '../document/explanations.js';
import { sectionLinks } from '../document/section-links.js';
import { anchorOf } from './html.js';
import { page } from './page.js';
import { PageData } from './page-data.js';
import type { RenderContext } from './render-context.js';

/** One self-contained page with all sections. */
export async function toHtml(document: ReportDocument, placeText: PlaceText): Promise<string> {
  const data = new PageData(placeText);
  const linkTo = fragments(document.sections);
  const pictures = await picturesOf(document.sections, linkTo);
  const hrefOf = ({ id }: Section) => `#s-${id}`;
  const context: RenderContext = { data, pictures, linkTo, linkToSection: sectionLinks(document.sections, hrefOf) };
  return page({ document, sections: document.sections, context, hrefOf });
}

/** A page a section, and an index that leads to the first; by file name. For large portfolios. */
export async function toPages(document: ReportDocument, placeText: PlaceText): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  const homes = new Map<string, string>();
  for (const section of document.sections)
    for (const element of cardsIn(section.blocks)) homes.set(element, section.id);
  const [first] = document.sections;
  const fileOf = (section: Section) => (section === first ? 'index.html' : `${section.id}.html`);
  const files = new Map(document.sections.map((section) => [section.id as string, fileOf(section)]));
  for (const section of document.sections) {
    const data = new PageData(placeText);
    const linkTo = (element: string) => {
      const home = homes.get(element);
      return home === undefined ? undefined : `${home === section.id ? '' : files.get(home)}#${anchorOf(element)}`;
    };
    const pictures = await picturesOf([section], linkTo);
    const context: RenderContext = { data, pictures, linkTo, linkToSection: sectionLinks(document.sections, fileOf) };
    const text = await page({ document, sections: document.sections, context, hrefOf: fileOf, current: section });
    pages.set(fileOf(section), text);
  }
  return pages;
}

function fragments(sections: readonly Section[]): (element: string) => string | undefined {
  const shown = new Set(sections.flatMap(({ blocks }) => [...cardsIn(blocks)]));
  return (element) => (shown.has(element) ? `#${anchorOf(element)}` : undefined);
}
function* cardsIn(blocks: readonly Block[]): Iterable<string> {
  for (const block of blocks) {
    if (block.block !== 'card') continue;
    yield block.element;
    yield* cardsIn(block.blocks);
  }
}

async function picturesOf(
  sections: readonly Section[],
  linkTo: (element: string) => string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  const draw = async (blocks: readonly Block[]): Promise<void> => {
    for (const block of blocks) {
      if (block.block === 'chart' && block.chart.marks > 0)
        pictures.set(block.chart.id, await chartToSvg(block.chart.spec));
      else if (block.block === 'graph' && block.graph.nodes.length > 0) {
        pictures.set(block.graph.id, await graphToSvg(block.graph, linkTo));
      } else if (block.block === 'flow' && block.flow.links.length > 0)
        pictures.set(block.flow.id, flowToSvg(block.flow));
      else if (block.block === 'card') await draw(block.blocks);
    }
  };
  for (const { blocks } of sections) await draw(blocks);
  return pictures;
}
