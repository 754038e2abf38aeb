import { dirname, resolve } from 'node:path';
import type { OpenProject } from '../analysis/open-project.js';
import { isWithin } from '../project/paths.js';
import { readText } from '../project/read-text.js';

/** Reads templates of a project: seen from its folder, else from the document that names them; never from outside. */
export function templateReader({ project, options }: Pick<OpenProject, 'project' | 'options'>) {
  return (path: string, document: string): string | undefined => {
    const folders = [project.root, dirname(resolve(options.from, document))];
    for (const file of folders.map((folder) => resolve(folder, path))) {
      if (!isWithin(project.root, file)) continue;
      const read = readText(file);
      if ('text' in read) return read.text;
    }
    return undefined;
  };
}
