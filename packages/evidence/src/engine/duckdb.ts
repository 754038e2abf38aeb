import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteList } from './sql.js';

/** A row as DuckDB hands it over as JSON: whole numbers beyond 32 bits and decimals are texts. */
export type Row = Readonly<Record<string, unknown>>;

/** A database in memory that can read the files of one folder and nothing else. */
export interface Engine {
  query(sql: string): Promise<readonly Row[]>;
  run(sql: string): Promise<void>;
  /** How far the running query is, in percent; -1 where DuckDB cannot tell. */
  progress(): number;
  close(): void;
}
export interface EngineOptions {
  /** The folder under which files may be read. */
  readonly root: string;
  readonly threads?: number;
  /** What may be held in memory before it is put into a temporary folder, such as `3GB`. */
  readonly memory?: string;
  readonly signal?: AbortSignal;
}

/** DuckDB is optional: without it everything but reading data files works. */
export class DuckDBMissing extends Error {
  override readonly name = 'DuckDBMissing';
  constructor() {
    super('reading data files needs DuckDB, which is not installed; "npm install @duckdb/node-api" adds it');
  }
}
/** The caller wanted to stop. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Opens the database, locked down before the first file is read: no network, no extensions, no files but those of the
 * folder, and no way to change that afterwards.
 */
export async function openEngine({ root, threads, memory = '3GB', signal }: EngineOptions): Promise<Engine> {
  const duckdb = await import('@duckdb/node-api').catch(() => {
    throw new DuckDBMissing();
  });
  const spill = mkdtempSync(join(tmpdir(), 'btaas-'));
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    memory_limit: memory,
    temp_directory: spill,
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const connection = await instance.connect();
  const folder = root.endsWith('/') ? root : `${root}/`;
  await connection.run(`SET allowed_directories = ${quoteList([folder])}`);
  await connection.run('SET enable_external_access = false');
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  await connection.run('SET lock_configuration = true');
  return new LockedEngine(connection, signal, () => {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
  });
}

class LockedEngine implements Engine {
  constructor(
    private readonly connection: DuckDBConnection,
    private readonly signal: AbortSignal | undefined,
    readonly close: () => void,
  ) {}

  async query(sql: string): Promise<readonly Row[]> {
    return this.guarded(async () => (await this.connection.runAndReadAll(sql)).getRowObjectsJson() as readonly Row[]);
  }

  async run(sql: string): Promise<void> {
    await this.guarded(() => this.connection.run(sql));
  }

  progress(): number {
    return this.connection.progress.percentage;
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    const { signal, connection } = this;
    if (signal?.aborted) throw new Cancelled('stopped');
    const stop = () => connection.interrupt();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted) throw new Cancelled('stopped');
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}
