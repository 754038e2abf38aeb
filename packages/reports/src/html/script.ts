import { CARDS } from './script/cards.js';
import { EDGES } from './script/edges.js';
import { ELEMENTS } from './script/elements.js';
import { EXPLAIN } from './script/explain.js';
import { IN_VIEW } from './script/in-view.js';
import { PAGE } from './script/page.js';
import { PRINT } from './script/print.js';
import { SEARCH } from './script/search.js';
import { TABLES } from './script/tables.js';
import { TREND_SCRIPT } from './trend.js';

/**
 * What a page does by itself: sorting and filtering tables, turning the pages of long ones, searching, unfolding
 * explanations, light and dark, and paper. Plain script, so that its hash is all that the page's policy allows. Inside of an
 * editor's preview, sources lead to the text, and the editor says what to show.
 */
export const SCRIPT = `
(function () {
  'use strict';
  var editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
${ELEMENTS}${TREND_SCRIPT}${EXPLAIN}${TABLES}${CARDS}${EDGES}${PRINT}${SEARCH}${IN_VIEW}${PAGE}})();
`;
