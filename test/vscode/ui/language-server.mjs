import { execFileSync } from 'node:child_process';

/** Ends the language server of the one editor whose data are in this folder, as a crash would. */
export function stopLanguageServer(dataDir) {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  // The extension is installed in the folder of this test run, so no other server has that path.
  const own = processes.filter((line) => line.includes(dataDir) && /dist[\\/]server\.cjs/.test(line));
  if (own.length !== 1) throw new Error(`expected one language server below ${dataDir}, found ${own.length}`);
  process.kill(Number.parseInt(own[0], 10), 'SIGKILL');
}
