import { processFace } from './face/process-face.js';
import { VERSION } from './version.js';

// A reader that has seen enough (`btaas check | head`) closes the pipe: that ends the writing, and is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    // A full disk, for example. It cannot be told where it happened if that is standard error itself.
    if (stream !== process.stderr) process.stderr.write(`btaas could not write what it found: ${error.message}\n`);
    process.exit(2);
  });
}

const given = process.argv.slice(2);
const args = given.filter((arg) => arg !== '--no-color');
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  // Editors and pipelines ask for it often: nothing else is loaded.
  process.stdout.write(`${VERSION}\n`);
} else {
  const { run } = await import('./run.js');
  process.exitCode = await run(args, processFace({ coloured: args.length === given.length }));
}
