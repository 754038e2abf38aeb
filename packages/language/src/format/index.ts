export {
  format,
  formatRange,
  type Formatted,
  type FormatOptions,
  type RangeFormatted,
  type TextEdit,
} from './format.js';
