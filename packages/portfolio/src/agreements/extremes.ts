import { Rational } from '../exact/index.js';
import { availableAtMost, unavailableAtMost } from './bounds.js';
import type { Block } from './chain.js';

/** What can be said of a chain whatever its failures have to do with each other. */
export interface Extremes {
  /** The best case of the lowest block of the series; one where nothing is known. */
  readonly best: Rational;
  /** The lowest block itself. */
  readonly weakest: Block | undefined;
  /** 1 − ΣU over the series, each block once; zero where something is unknown. */
  readonly guaranteed: Rational;
}

/** Best case and guarantee of a series of blocks. What is unknown is taken to be always up, and always down. */
export function extremesOf(blocks: readonly Block[]): Extremes {
  let best = Rational.ONE;
  let weakest: Block | undefined;
  let unavailable = Rational.ZERO;
  for (const block of flat(blocks).values()) {
    const highest = bestOf(block);
    if (block.of !== 'unknown' && (weakest === undefined || highest.lessThan(best))) {
      best = highest;
      weakest = block;
    }
    unavailable = unavailable.plus(unavailabilityOf(block));
  }
  return { best, weakest, guaranteed: Rational.max(Rational.ZERO, Rational.ONE.minus(unavailable)) };
}

/** The blocks of a series with the series in it opened up, each once. */
function flat(blocks: readonly Block[], found = new Map<string | Block, Block>()): ReadonlyMap<string | Block, Block> {
  for (const block of blocks) {
    if (block.of === 'series') flat(block.blocks, found);
    else found.set(block.of === 'agreed' ? block.service : block.of === 'anyOf' ? keyOf(block) : block, block);
  }
  return found;
}

/** What two blocks have in common that are the same choice. */
function keyOf(block: Block): string {
  switch (block.of) {
    case 'agreed':
      return block.service;
    case 'unknown':
      return `? ${'service' in block.missing ? block.missing.service : ''}`;
    case 'series':
      return `(${block.blocks.map(keyOf).sort().join(' & ')})`;
    case 'anyOf':
      return `${block.count} of (${block.blocks.map(keyOf).sort().join(' | ')})`;
  }
}

function bestOf(block: Block): Rational {
  switch (block.of) {
    case 'agreed':
      return block.backing.effective.share;
    case 'unknown':
      return Rational.ONE;
    case 'series':
      return extremesOf(block.blocks).best;
    case 'anyOf':
      return availableAtMost(block.count, block.blocks.map(bestOf));
  }
}

function unavailabilityOf(block: Block): Rational {
  switch (block.of) {
    case 'agreed':
      return Rational.ONE.minus(block.backing.effective.share);
    case 'unknown':
      return Rational.ONE;
    case 'series':
      return Rational.ONE.minus(extremesOf(block.blocks).guaranteed);
    case 'anyOf':
      return unavailableAtMost(block.count, block.blocks.map(unavailabilityOf));
  }
}
