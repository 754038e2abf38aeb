import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, UsageError } from '../face/face.js';
import { makeFolder } from '../files.js';
import { FIRST_PORTFOLIO } from '../first-portfolio.js';

export default command({
  positionals: { folder: { type: 'string', default: '.', describe: 'Where to write it; made if it is not there' } },
  options: {},
  examples: [
    ['btaas init', 'in this folder, if it is empty'],
    ['btaas init portfolio', 'in a new folder'],
  ],
  run({ folder }, face) {
    const path = resolve(face.folder, folder);
    const there = held(path, folder);
    if (there.length > 0) {
      const some = there.slice(0, 3).join(', ') + (there.length > 3 ? ', …' : '');
      const name = folder === '.' ? 'this folder' : folder;
      throw new UsageError(`${name} is not empty (${some}); name a new folder: btaas init portfolio`);
    }
    const written: string[] = [];
    try {
      makeFolder(path);
      for (const [name, text] of Object.entries(FIRST_PORTFOLIO)) {
        writeFileSync(join(path, name), text, { flag: 'wx' });
        written.push(name);
      }
    } catch (error) {
      for (const name of written) rmSync(join(path, name), { force: true });
      throw error;
    }
    for (const name of written) face.out.write(`${folder === '.' ? name : join(folder, name)}\n`);
    // What is printed can be typed as it stands.
    const named = /^[\w./-]+$/.test(folder) ? folder : `"${folder}"`;
    const check = folder === '.' ? 'btaas check' : `btaas check ${named}`;
    face.err.write(`A first portfolio is written. Now: ${check}\n`);
    return CLEAN;
  },
});

/** What a folder holds, but for what begins with a dot: a fresh repository is empty. */
function held(path: string, folder: string): string[] {
  try {
    if (!statSync(path).isDirectory()) throw new UsageError(`${folder} is a file; name a folder`);
    return readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
