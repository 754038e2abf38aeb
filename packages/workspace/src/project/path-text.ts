/** What the text of a path tells, on any system and without a disk. */

/** Whether a path names its root. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path);
}
/** Whether a relative path (or pattern) ends up above the folder it starts at. */
export function leaves(path: string): boolean {
  let depth = 0;
  for (const part of path.replaceAll('\\', '/').replace(/^!/, '').split('/')) {
    if (part === '..') depth--;
    else if (part !== '.' && part !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}
export function hasMagic(path: string): boolean {
  return /[*?[\]{}!]/.test(path);
}
