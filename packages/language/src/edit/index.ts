export { applyEdits, overlap, type TextEdit } from './text-edit.js';
export { textEdits } from './text-edits.js';
