import { relative, sep } from 'node:path';

/** The name of a document: its path from a folder, with `/`. */
export function documentName(folder: string, path: string): string {
  return slashed(relative(folder, path));
}
function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Whether a path is a folder itself or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
