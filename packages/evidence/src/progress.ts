import type { Engine } from './engine/duckdb.js';
import type { MeasuredSource } from './sources/measure-source.js';
import type { Relation } from './sources/relation.js';

const OFTEN = 250;

/** Tells how far a source is read while that goes on, and how fast it went in the end. */
export async function watched(
  id: string,
  { counted }: Relation,
  engine: Engine,
  progress: ((message: string) => void) | undefined,
  work: () => Promise<MeasuredSource>,
): Promise<MeasuredSource> {
  if (progress === undefined) return work();
  const start = performance.now();
  const speed = (rows: number) => `${Math.round(rows / Math.max(0.001, (performance.now() - start) / 1000))} rows/s`;
  const all = counted === undefined ? undefined : [...counted.values()].reduce((sum, rows) => sum + rows, 0);
  const timer = setInterval(() => {
    const percent = engine.progress();
    if (percent < 0) return;
    const rate = all === undefined ? '' : `, ${speed((all * percent) / 100)}`;
    progress(`Reading ${id}: ${Math.floor(percent)}%${rate} …`);
  }, OFTEN);
  try {
    const measured = await work();
    const rows = [...measured.rows.values()].reduce((sum, each) => sum + each, 0);
    progress(`Read ${id}: ${rows} rows, ${speed(rows)}`);
    return measured;
  } finally {
    clearInterval(timer);
  }
}
