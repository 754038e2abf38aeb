import { Rational } from '../exact/index.js';
import type { Leaf, Structure } from './structure.js';

/** Nodes beyond which a diagram is given up: about a second of work. */
const MOST_NODES = 500_000;
const FAILS = 0;
const WORKS = 1;
/** Room for two nodes in one key. */
const WIDTH = 1 << 20;

/** Thrown while a diagram is built, and caught where it is asked for. */
export class TooLarge extends Error {
  readonly nodes = MOST_NODES;
}

/**
 * A reduced ordered binary decision diagram of a structure: each node asks whether one leaf works and leads on to one
 * of two others, and equal nodes are one. Leaves are asked in the order in which they are met in the structure.
 */
export class DecisionDiagram {
  /** By node: which leaf it asks for, and where it leads to. The two ends come first and ask nothing. */
  readonly #level: number[] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  readonly #ifFails: number[] = [FAILS, WORKS];
  readonly #ifWorks: number[] = [FAILS, WORKS];
  readonly #leaves: Leaf[] = [];
  readonly #levels = new Map<Leaf, number>();
  readonly #nodes: Map<number, number>[] = [];
  readonly #choices = new Map<number, Map<number, number>>();
  readonly #built = new Map<Structure, number>();
  readonly #root: number;

  constructor(root: Structure) {
    this.#root = this.#build(root);
  }

  /** The probability that the structure works, from the ends up, with one reduction of the fraction at the end. */
  probability(): Rational {
    // Weights are scaled by the denominators of all leaves from a node's level on, so that no fraction needs reducing.
    const denominators = this.#leaves.map(({ works }) => works.denominator);
    const scaleFrom: bigint[] = Array.from({ length: denominators.length + 1 }, () => 1n);
    for (let level = denominators.length - 1; level >= 0; level--) {
      scaleFrom[level] = scaleFrom[level + 1]! * denominators[level]!;
    }
    const weights: bigint[] = [0n, 1n];
    const levelOf = (node: number) => Math.min(this.#level[node]!, denominators.length);
    const scaled = (node: number, from: number) => {
      let weight = weights[node]!;
      for (let level = from; level < levelOf(node); level++) weight *= denominators[level]!;
      return weight;
    };
    for (let node = 2; node < this.#level.length; node++) {
      const level = this.#level[node]!;
      const { numerator, denominator } = this.#leaves[level]!.works;
      weights[node] =
        numerator * scaled(this.#ifWorks[node]!, level + 1) +
        (denominator - numerator) * scaled(this.#ifFails[node]!, level + 1);
    }
    return Rational.reduced(scaled(this.#root, 0), scaleFrom[0]!);
  }

  #build(structure: Structure): number {
    if (structure.of === 'leaf') return this.#node(this.#levelOf(structure), FAILS, WORKS);
    const known = this.#built.get(structure);
    if (known !== undefined) return known;
    const parts = structure.parts.map((part) => this.#build(part));
    const built =
      structure.of === 'series'
        ? parts.reduceRight((all, part) => this.#choose(part, all, FAILS), WORKS)
        : this.#atLeast(structure.count, parts);
    this.#built.set(structure, built);
    return built;
  }

  /** From the last part to the first: with `missing` still needed, a part that works leaves one less. */
  #atLeast(count: number, parts: readonly number[]): number {
    if (count <= 0) return WORKS;
    let after: number[] = Array.from({ length: count + 1 }, (_, missing) => (missing === 0 ? WORKS : FAILS));
    for (let i = parts.length - 1; i >= 0; i--) {
      const before = [WORKS];
      for (let missing = 1; missing <= count; missing++) {
        before.push(this.#choose(parts[i]!, after[missing - 1]!, after[missing]!));
      }
      after = before;
    }
    return after[count]!;
  }

  #levelOf(each: Leaf): number {
    let level = this.#levels.get(each);
    if (level === undefined) {
      level = this.#leaves.length;
      this.#leaves.push(each);
      this.#levels.set(each, level);
      this.#nodes.push(new Map());
    }
    return level;
  }

  #node(level: number, ifFails: number, ifWorks: number): number {
    if (ifFails === ifWorks) return ifFails;
    const key = ifFails * WIDTH + ifWorks;
    const known = this.#nodes[level]!.get(key);
    if (known !== undefined) return known;
    const node = this.#level.length;
    if (node >= MOST_NODES) throw new TooLarge();
    this.#level.push(level);
    this.#ifFails.push(ifFails);
    this.#ifWorks.push(ifWorks);
    this.#nodes[level]!.set(key, node);
    return node;
  }

  /** `then` where `test` works, else `otherwise`. */
  #choose(test: number, then: number, otherwise: number): number {
    if (test === WORKS) return then;
    if (test === FAILS) return otherwise;
    if (then === otherwise) return then;
    if (then === WORKS && otherwise === FAILS) return test;
    const ofTest = this.#choices.get(test) ?? new Map<number, number>();
    this.#choices.set(test, ofTest);
    const key = then * WIDTH + otherwise;
    const known = ofTest.get(key);
    if (known !== undefined) return known;
    const level = Math.min(this.#level[test]!, this.#level[then]!, this.#level[otherwise]!);
    const chosen = this.#node(
      level,
      this.#choose(this.#at(test, level, false), this.#at(then, level, false), this.#at(otherwise, level, false)),
      this.#choose(this.#at(test, level, true), this.#at(then, level, true), this.#at(otherwise, level, true)),
    );
    ofTest.set(key, chosen);
    return chosen;
  }

  #at(node: number, level: number, works: boolean): number {
    if (this.#level[node] !== level) return node;
    return works ? this.#ifWorks[node]! : this.#ifFails[node]!;
  }
}
