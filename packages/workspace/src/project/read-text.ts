import { readFileSync, statSync } from 'node:fs';
import { reasonOf } from './walk.js';

/** The largest file that is read, in bytes: one of 40 000 services is smaller. */
const LARGEST_FILE = 20_000_000;

export type TextRead = { readonly text: string } | { readonly problem: string };

/** The text of a file, or why it has none. Never throws. */
export function readText(path: string, largest = LARGEST_FILE): TextRead {
  let bytes: Uint8Array;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { problem: 'this is a folder, not a file' };
    if (!stats.isFile()) return { problem: 'this is neither a file nor a folder, so it is not read' };
    if (stats.size > largest) {
      const has = `${Math.ceil(stats.size / 1e6)} MB`;
      return { problem: `this file has ${has}, and the largest that is read has ${largest / 1e6} MB; split it` };
    }
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: `this file cannot be read: ${reasonOf(error)}` };
  }
  return decode(bytes);
}

/** UTF-8 with or without a byte order mark, which is no part of the text. */
export function decode(bytes: Uint8Array): TextRead {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: 'this file is UTF-16; save it as UTF-8' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul < 0) return { text };
    const line = text.slice(0, nul).split('\n').length;
    return { problem: `this file is no text: it holds a NUL character in line ${line}; save it as UTF-8` };
  } catch {
    return { problem: `this file is not UTF-8 (line ${lineOfMistake(bytes)}); save it in that encoding` };
  }
}

/** The line of the first byte that is not UTF-8, found by halving. */
function lineOfMistake(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  let line = 1;
  for (let at = 0; at < good; at++) if (bytes[at] === 10) line++;
  return line;
}
/** Whether bytes are the start of a UTF-8 text: a character cut off at their end is no mistake. */
function isStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
