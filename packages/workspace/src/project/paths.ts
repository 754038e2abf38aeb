import { posix, relative, sep } from 'node:path';

/** The name of a document: its path from a folder, with `/`. */
export function documentName(folder: string, path: string): string {
  return slashed(relative(folder, path));
}
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Whether a path names its root, on any system. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path);
}
/** Whether a relative path (or pattern) ends up above the folder it starts at. */
export function leaves(path: string): boolean {
  const plain = posix.normalize(path.replaceAll('\\', '/').replace(/^!/, ''));
  return plain === '..' || plain.startsWith('../') || plain.split('/').includes('..');
}
export function hasMagic(path: string): boolean {
  return /[*?[\]{}!]/.test(path);
}
/** Whether a path is a folder itself or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
