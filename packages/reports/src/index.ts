export type * from './document/blocks.js';
export { toHtml, toPages } from './html/render.js';
export { reportOf, type ReportOptions } from './report.js';
export type { ReportContext, ReportFinding } from './sections/context.js';
