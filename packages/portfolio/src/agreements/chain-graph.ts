import { linksOf, type Requirements } from './requirements.js';

/** A set of services behind one promise: 1 at the index of each that is in it. */
export type Marks = Uint8Array;

/**
 * All services behind one promise, through agreements as well, by index; index 0 is the promise's own service. Only what
 * more than one service requires can be shared.
 */
export class ChainGraph {
  readonly #index = new Map<string, number>();
  readonly #requires: number[][] = [];
  readonly #requiredBy: number[][] = [];
  readonly #behind: (Marks | undefined)[] = [];

  private constructor(root: string) {
    this.#add(root);
  }

  /** `undefined` where there are more than `most` services. */
  static of(root: string, requirementsOf: (service: string) => Requirements, most: number): ChainGraph | undefined {
    const graph = new ChainGraph(root);
    const services = [root];
    for (let from = 0; from < services.length; from++) {
      for (const need of requirementsOf(services[from]!).needs) {
        for (const { to } of linksOf(need)) {
          // A way back to the promise itself is a cycle, which has its own finding.
          if (to === root) continue;
          let index = graph.#index.get(to);
          if (index === undefined) {
            if (services.length > most) return undefined;
            index = graph.#add(to);
            services.push(to);
          }
          if (graph.#requires[from]!.includes(index)) continue;
          graph.#requires[from]!.push(index);
          graph.#requiredBy[index]!.push(from);
        }
      }
    }
    return graph;
  }

  #add(service: string): number {
    const index = this.#requires.length;
    this.#index.set(service, index);
    this.#requires.push([]);
    this.#requiredBy.push([]);
    return index;
  }

  /** Whether any service is required by more than one. */
  get sharesAnything(): boolean {
    return this.#requiredBy.some((users) => users.length > 1);
  }

  /** All that is behind a service and is reached from the promise past it, too; `undefined` if there is nothing. */
  neededElsewhere(service: string): Marks | undefined {
    const index = this.#index.get(service);
    if (index === undefined) return undefined;
    const behind = this.#behindOf(index);
    const entries: number[] = [];
    for (let each = 1; each < behind.length; each++) {
      if (behind[each] === 0 || each === index) continue;
      if (this.#requiredBy[each]!.some((user) => behind[user] === 0)) entries.push(each);
    }
    if (entries.length === 0) return undefined;
    const elsewhere = new Uint8Array(behind.length);
    for (const entry of entries) this.#mark(entry, elsewhere);
    return elsewhere;
  }

  /** Whether a service, or anything behind it, is in a set. */
  meets(service: string, marks: Marks): boolean {
    const index = this.#index.get(service);
    if (index === undefined) return false;
    const behind = this.#behindOf(index);
    for (let each = 0; each < behind.length; each++) if (behind[each] === 1 && marks[each] === 1) return true;
    return false;
  }

  /** Adds a service and everything behind it to a set. */
  addBehind(service: string, marks: Marks): void {
    const index = this.#index.get(service);
    if (index !== undefined) this.#mark(index, marks);
  }

  #behindOf(index: number): Marks {
    let behind = this.#behind[index];
    if (behind === undefined) {
      behind = new Uint8Array(this.#requires.length);
      this.#mark(index, behind);
      this.#behind[index] = behind;
    }
    return behind;
  }

  #mark(index: number, marks: Marks): void {
    if (marks[index] === 1) return;
    marks[index] = 1;
    const open = [index];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const each of this.#requires[next]!) {
        if (marks[each] === 1) continue;
        marks[each] = 1;
        open.push(each);
      }
    }
  }
}
