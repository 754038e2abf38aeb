import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { UsageError } from './face/face.js';

/**
 * Takes the files of a revision out into a folder of their own; the work tree is not touched. `folder` is the same place
 * in it as the one that the command runs in. The caller removes `scratch`.
 */
export function checkOut(revision: string, folder: string): { readonly folder: string; readonly scratch: string } {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  let top: string;
  let commit: string;
  try {
    top = git('rev-parse', '--show-toplevel');
    commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  } catch {
    throw new UsageError(`there is no folder "${revision}", and no git revision of that name here`);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'btaas-diff-'));
  try {
    const archive = join(scratch, 'files.tar');
    git('-C', top, 'archive', '--format=tar', '-o', archive, commit);
    execFileSync('tar', ['-xf', archive, '-C', scratch], { stdio: ['ignore', 'ignore', 'pipe'] });
    rmSync(archive);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw new UsageError(`the files of ${revision} could not be taken out: ${(error as Error).message.split('\n')[0]}`);
  }
  return { folder: join(scratch, relative(top, folder)), scratch };
}
