import { join } from 'node:path';
import type { Folders } from '../contenders/contenders.ts';
import { generateWorkspace } from '../generate.ts';
import { generateLikec4 } from '../others/likec4.ts';
import { generateTypespec } from '../others/typespec.ts';
import type { WorkspaceOptions, WorkspaceSize } from '../synthetic/workspace.ts';
import { grouped } from './table.ts';

/** Writes the portfolio for BTaaS and, where they take part, for the others, and says how large each model is. */
export function writeModels(
  scratch: string,
  options: WorkspaceOptions,
  others: boolean,
): { folders: Folders; title: string } {
  const folders = {
    btaas: join(scratch, 'btaas'),
    likec4: join(scratch, 'likec4'),
    typespec: join(scratch, 'typespec'),
  };
  const size = generateWorkspace(folders.btaas, options);
  const bytes = [`${mebibytes(size)} of BTaaS`];
  if (others) {
    bytes.push(`${mebibytes(generateLikec4(folders.likec4, options))} of LikeC4`);
    bytes.push(`${mebibytes(generateTypespec(folders.typespec, options))} of TypeSpec`);
  }
  const { files, elements, references } = size;
  const services = `${grouped(options.services)} services in ${grouped(files)} files`;
  const title = `${services}: ${grouped(elements)} elements, ${grouped(references)} references, ${bytes.join(', ')}`;
  return { folders, title };
}

function mebibytes({ bytes }: WorkspaceSize): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
