export {
  format,
  formatRange,
  type Formatted,
  type FormatOptions,
  type RangeFormatted,
} from './format.js';
