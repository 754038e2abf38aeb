import { portfolioJsonText } from '@btaas/portfolio';
import { OUTPUT_FORMATS, type OutputFormat } from '../project/config-schema.js';
import type { Snapshot } from '../snapshot/engine.js';

/** One file of a build, in pieces, so that a large one is not held as one text. */
export interface OutputFile {
  /** Its path in the folder of the outputs, with `/`. */
  readonly name: string;
  readonly content: Iterable<string | Uint8Array>;
}
/** One thing that `btaas build` can make of a portfolio. */
export interface OutputMaker {
  readonly describe: string;
  make(snapshot: Snapshot): Iterable<OutputFile> | Promise<Iterable<OutputFile>>;
}

/** Every format of an output. A new one is added here, and to `OUTPUT_FORMATS` for the configuration. */
export const OUTPUTS: Readonly<Record<OutputFormat, OutputMaker>> = {
  json: {
    describe: 'the whole portfolio; its schema is published',
    make: ({ portfolio }) => [{ name: 'portfolio.json', content: portfolioJsonText(portfolio) }],
  },
};

/** All files of some formats, in the order of the formats. */
export async function makeOutputs(snapshot: Snapshot, formats: readonly OutputFormat[]): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const format of OUTPUT_FORMATS)
    if (formats.includes(format)) files.push(...(await OUTPUTS[format].make(snapshot)));
  return files;
}
