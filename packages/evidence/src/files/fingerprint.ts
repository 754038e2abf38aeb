import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export interface Fingerprint {
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Reads the file once, in pieces. */
export async function fingerprintOf(path: string, signal?: AbortSignal): Promise<Fingerprint> {
  const hash = createHash('sha256');
  const { size } = statSync(path);
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, signal === undefined ? {} : { signal });
  return { size, sha256: hash.digest('hex') };
}
