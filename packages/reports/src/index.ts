export { toCsv } from './csv/to-csv.js';
export type * from './document/blocks.js';
export type { PlaceText } from './html/explanations.js';
export { toHtml, toPages } from './html/render.js';
export { toReportJson } from './json/to-json.js';
export { toMarkdown } from './markdown/to-markdown.js';
export { reportOf, type ReportOptions } from './report.js';
export type { ReportContext, ReportFinding } from './sections/context.js';
export { toXlsx } from './xlsx/to-xlsx.js';
