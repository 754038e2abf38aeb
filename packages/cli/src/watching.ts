import { type Project, watchFolders } from '@btaas/workspace';
import { CLEAN, type ExitCode, type Face, UsageError } from './face/face.js';

export interface Turn {
  readonly code: ExitCode;
  readonly projects: readonly Project[];
}

/** Does something now and whenever a file of its projects has changed, until the user stops it. */
export async function watching(face: Face, turn: () => Turn | Promise<Turn>): Promise<ExitCode> {
  let code: ExitCode = CLEAN;
  let folders: readonly string[] = [face.folder];
  const again = async () => {
    // A terminal shows the latest turn; anything else keeps them all.
    if (face.out.isTerminal) face.out.write('\u001B[2J\u001B[3J\u001B[H');
    try {
      const done = await turn();
      code = done.code;
      folders = done.projects.flatMap(({ root, libraries }) => [root, ...libraries.map(({ folder }) => folder)]);
    } catch (error) {
      // What is being edited may be wrong for a moment: that ends a command, not the watching.
      if (!(error instanceof UsageError)) throw error;
      face.err.write(`${error.message}\n`);
    }
  };
  const say = () => face.err.write('Watching for changes; Ctrl+C ends it.\n');
  await again();
  return new Promise((resolve, reject) => {
    const watched = watchFolders(folders, () => again().then(say, fail));
    const end = (settle: () => void) => {
      forget();
      watched.close().then(settle, reject);
    };
    const forget = face.onInterrupt(() => end(() => resolve(code)));
    say();
    function fail(error: unknown): void {
      end(() => reject(error));
    }
  });
}
