import { hideBin } from 'yargs/helpers';
import { run } from './run.js';

// Colours on a terminal only, and never against the reader's wish (no-color.org).
const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR;
process.exitCode = await run(hideBin(process.argv), process.cwd(), coloured);
