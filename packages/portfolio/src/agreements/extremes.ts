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
  const [only] = blocks;
  if (blocks.length === 1 && only?.of === 'agreed') {
    const { share } = only.backing.effective;
    return { best: share, weakest: only, guaranteed: share };
  }
  let best = Rational.ONE;
  let weakest: Block | undefined;
  /** Σ(1 − U) over the blocks, from which 1 − ΣU follows with their number. */
  let available = Rational.ZERO;
  let count = 0;
  for (const block of distinct(blocks)) {
    count++;
    if (block.of === 'unknown') continue;
    const bounds = boundsOf(block);
    if (weakest === undefined || bounds.best.lessThan(best)) {
      best = bounds.best;
      weakest = block;
    }
    available = available.plus(bounds.guaranteed);
  }
  const guaranteed = available.minus(Rational.of(count - 1));
  return { best, weakest, guaranteed: guaranteed.sign() > 0 ? guaranteed : Rational.ZERO };
}

/** The blocks of a series with the series in it opened up, each once. */
function distinct(blocks: readonly Block[]): Iterable<Block> {
  if (blocks.length === 1 && blocks[0]!.of !== 'series') return blocks;
  const found = new Map<string | Block, Block>();
  const open = (series: readonly Block[]) => {
    for (const block of series) {
      if (block.of === 'series') open(block.blocks);
      else found.set(block.of === 'agreed' ? block.service : block.of === 'anyOf' ? keyOf(block) : block, block);
    }
  };
  open(blocks);
  return found.values();
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

/** Both of one block at once: asked for apart, each would ask for both of everything below. */
function boundsOf(block: Block): Pick<Extremes, 'best' | 'guaranteed'> {
  switch (block.of) {
    case 'agreed': {
      const { share } = block.backing.effective;
      return { best: share, guaranteed: share };
    }
    case 'unknown':
      return { best: Rational.ONE, guaranteed: Rational.ZERO };
    case 'series':
      return extremesOf(block.blocks);
    case 'anyOf': {
      const members = block.blocks.map(boundsOf);
      const available = members.map(({ best }) => best);
      const unavailable = members.map(({ guaranteed }) => Rational.ONE.minus(guaranteed));
      return {
        best: availableAtMost(block.count, available),
        guaranteed: Rational.ONE.minus(unavailableAtMost(block.count, unavailable)),
      };
    }
  }
}
