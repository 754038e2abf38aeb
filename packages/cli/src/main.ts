import { processFace } from './face/process-face.js';

// A reader that has seen enough (`btaas check | head`) closes the pipe: that ends the writing, and is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const { run } = await import('./run.js');
process.exitCode = await run(process.argv.slice(2), processFace());
