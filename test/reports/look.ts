import type { Block, Cell, ReportDocument, Table } from '@btaas/reports';

/** What a section shows. */
export const blocksIn = (of: ReportDocument, id: string) => of.sections.find((section) => section.id === id)!.blocks;
export function tableIn(of: ReportDocument, section: string, id: string): Table {
  const found = blocksIn(of, section).find((block: Block) => block.block === 'table' && block.table.id === id);
  if (found?.block !== 'table') throw new Error(`no table ${id} in ${section}`);
  return found.table;
}
/** The texts of a table, with plain blanks. */
export const textsOf = ({ rows }: Table) =>
  rows.map((row) => row.map(({ text }: Cell) => text.replaceAll('\u202F', ' ')));
/** A key figure of a section, by its label. */
export function factIn(of: ReportDocument, section: string, label: string) {
  for (const block of blocksIn(of, section)) {
    const fact = block.block === 'facts' ? block.facts.find((each) => each.label === label) : undefined;
    if (fact !== undefined) return { ...fact, text: fact.cell.text.replaceAll('\u202F', ' ') };
  }
  throw new Error(`no fact ${label} in ${section}`);
}
export const chartIn = (of: ReportDocument, section: string, id: string) =>
  blocksIn(of, section).flatMap((block) => (block.block === 'chart' && block.chart.id === id ? [block.chart] : []))[0];
