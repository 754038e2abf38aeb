import type { Connection } from 'vscode-languageserver';

/** How far the reading of files has come, told to an editor that shows such things. */
export interface Progress {
  report(read: number, all: number): void;
  done(): void;
}
/** What is done in less is not worth showing, in files. */
const FEW = 50;

export async function loadingProgress(connection: Connection, shown: boolean): Promise<Progress> {
  if (!shown) return { report() {}, done() {} };
  const progress = await connection.window.createWorkDoneProgress();
  let begun = false;
  return {
    report(read, all) {
      if (all < FEW) return;
      const percent = Math.floor((100 * read) / all);
      if (begun) progress.report(percent, `${read} of ${all} files`);
      else progress.begin('Reading portfolios', percent, `${read} of ${all} files`);
      begun = true;
    },
    done() {
      if (begun) progress.done();
    },
  };
}
