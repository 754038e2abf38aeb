import { compareTexts } from '../model/order.js';
import { cyclesOf } from '../graph/index.js';
import type { ElementOf } from '../model/index.js';

export type Migration = ElementOf<'migration'>;
/** One wave as it is declared, with its place. */
export type Wave = Migration['values']['wave'][number];
/** One `from … to …` of a wave, with its place. */
export type Move = Wave['value']['from'][number];

/** A wave in the order in which it can be done. */
export interface OrderedWave {
  readonly wave: Wave;
  /** 1 is the first. */
  readonly position: number;
  /** The waves that it names as having to end before, by id. */
  readonly after: readonly string[];
  /** Those, and everything that has to end before them; without the wave itself. */
  readonly dependsOn: readonly string[];
}

/**
 * The waves of a migration by their first day and id, but each behind those that it comes after. In a circle, for which
 * there is no such order, it begins where one comes to it first.
 */
export function orderedWaves(migration: Migration): readonly OrderedWave[] {
  const waves = [...migration.values.wave].sort(byStart);
  const byId = new Map(waves.map((wave) => [wave.value.id, wave]));
  const after = new Map(waves.map((wave) => [wave.value.id, predecessors(wave).filter((id) => byId.has(id))]));
  const order = new Set<string>();
  const entered = new Set<string>();
  for (const { value } of waves) {
    // Without recursion: a wave leaves the stack when all that comes before it has.
    for (const open = [value.id]; open.length > 0; ) {
      const id = open.at(-1)!;
      const first = entered.has(id) ? undefined : after.get(id)!.filter((other) => !entered.has(other));
      entered.add(id);
      if (first !== undefined && first.length > 0) open.push(...first.reverse());
      else order.add(open.pop()!);
    }
  }
  return [...order].map((id, index) => ({
    wave: byId.get(id)!,
    position: index + 1,
    after: after.get(id)!,
    get dependsOn() {
      return reachable(id, after);
    },
  }));
}

/** Circles among waves, in whatever migrations: each once, along `after`, from its least id. */
export function waveCycles(migrations: readonly Migration[]): ReturnType<typeof cyclesOf> {
  const waves = migrations.flatMap(({ values }) => values.wave);
  const after = new Map(waves.map((wave) => [wave.value.id, predecessors(wave)]));
  return cyclesOf([...after.keys()].sort(), (id) => after.get(id) ?? []);
}

/** The waves that one names in `after`, by id. */
export function predecessors({ value }: Wave): readonly string[] {
  return [...new Set(value.after.flatMap(({ value: wave }) => (wave.found ? [wave.to] : [])))].sort();
}

function reachable(start: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set(next.get(start));
  for (const id of found) for (const other of next.get(id) ?? []) found.add(other);
  found.delete(start);
  return [...found].sort();
}

function byStart(a: Wave, b: Wave): number {
  const [first, second] = [a.value.range?.value.from ?? '', b.value.range?.value.from ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return compareTexts(a.value.id, b.value.id);
}
