export type * from './document/blocks.js';
export { toHtml, toPages } from './html/render.js';
export type { ReportContext, ReportFinding } from './sections/context.js';
