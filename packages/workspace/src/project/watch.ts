import { sep } from 'node:path';
import { CONFIG_FILE } from './config-schema.js';

/** Changes that come within this time are one, in milliseconds: saving all files of an editor is one change. */
const TOGETHER = 100;

/**
 * Calls back when `.btaas` files or configurations in some folders were added, changed or removed; once for changes
 * that come together, and never while an earlier call is still at work.
 */
export function watchFolders(
  folders: readonly string[],
  changed: () => Promise<void>,
): { readonly ready: Promise<void>; close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let working = false;
  let again = false;
  const work = async () => {
    working = true;
    again = false;
    await changed();
    working = false;
    if (again) soon();
  };
  const soon = () => {
    again = true;
    if (working) return;
    clearTimeout(timer);
    timer = setTimeout(() => void work(), TOGETHER);
  };
  // Loaded here: most commands watch nothing.
  const started = import('chokidar').then(({ watch }) =>
    watch([...folders], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path, stats) => isSkipped(path, folders) || (stats?.isFile() === true && !isOurs(path)),
    }).on('all', (_event, path) => {
      if (isOurs(path)) soon();
    }),
  );
  return {
    ready: started.then((watcher) => new Promise<void>((resolve) => watcher.once('ready', () => resolve()))),
    close: async () => {
      clearTimeout(timer);
      await (await started).close();
    },
  };
}

function isOurs(path: string): boolean {
  return path.endsWith('.btaas') || path.endsWith(CONFIG_FILE);
}
function isSkipped(path: string, folders: readonly string[]): boolean {
  const folder = folders.find((each) => path.startsWith(each));
  const inside = folder === undefined ? path : path.slice(folder.length);
  return inside.split(sep).some((name) => name === 'node_modules' || (name.startsWith('.') && name.length > 1));
}
