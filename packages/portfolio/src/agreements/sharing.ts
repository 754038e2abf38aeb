import { Rational } from '../exact/index.js';
import { type Block, type Chain, OWN } from './chain.js';
import { reliability } from './reliability.js';
import { ChainGraph, type Marks } from './chain-graph.js';
import { linksOf, type Need } from './requirements.js';
import { atLeast, leaf, series, type Structure } from './structure.js';

/** The availability that a chain composes to under independence of what is not shared. */
export type Composition =
  | { readonly is: 'exact'; readonly share: Rational; readonly notes: readonly string[] }
  /** Something is missing; `atMost` is what it composes to if all of that never fails. */
  | { readonly is: 'unknown'; readonly atMost: Rational | undefined }
  | { readonly is: 'tooLarge'; readonly why: string };

/** The chain behind a promise, or a part of it. */
export type Composable = Pick<Chain, 'blocks' | 'root' | 'sources' | 'backedBy'>;

/** So many services behind one promise are searched for elements that branches share. */
const MOST_SEARCHED = 500;
/** So many agreements of one chain are taken apart. */
const MOST_TAKEN_APART = 60;
const NEVER_FAILS = leaf(Rational.ONE);

class Stopped extends Error {
  readonly outcome: Composition;
  constructor(why: string) {
    super(why);
    this.outcome = { is: 'tooLarge', why };
  }
}

/**
 * Composes a chain over its reliability graph. An agreement stands for everything behind it; but where something behind
 * it is needed elsewhere too, the two do not fail independently, and the agreement is taken apart: into what is shared, and
 * the rest, whose availability is agreed / shared. So the agreement keeps its value, and what is shared counts once.
 */
export function compose(chain: Composable): Composition {
  try {
    return new Composer(chain).compose();
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    throw error;
  }
}

class Composer {
  readonly #chain: Composable;
  /** Undefined where nothing can be shared. */
  #graph: ChainGraph | undefined;
  readonly #structures = new Map<string, Structure>();
  readonly #path = new Set<string>();
  readonly #notes: string[] = [];
  #takenApart = 0;
  #unknown = false;
  #unknownShared = false;

  constructor(chain: Composable) {
    this.#chain = chain;
  }

  compose(): Composition {
    const { blocks, root, sources } = this.#chain;
    if (agreedServices(blocks).size > 1) {
      const graph = ChainGraph.of(root, (service) => sources.requirementsOf(service), MOST_SEARCHED);
      if (graph === undefined) throw new Stopped(`more than ${MOST_SEARCHED} services behind it`);
      if (graph.sharesAnything) this.#graph = graph;
    }
    const result = reliability(series(blocks.map((block) => this.#ofBlock(block))));
    if (this.#unknown) return { is: 'unknown', atMost: this.#unknownShared ? undefined : result.exact };
    if (result.exact === undefined) return { is: 'tooLarge', why: result.tooLarge };
    return { is: 'exact', share: result.exact, notes: this.#notes };
  }

  #ofBlock(block: Block): Structure {
    switch (block.of) {
      case 'unknown':
        this.#unknown = true;
        return NEVER_FAILS;
      case 'agreed':
        return block.service === OWN
          ? leaf(block.backing.effective.share)
          : this.#ofAgreed(block.service, block.backing.effective.share);
      case 'anyOf':
        return atLeast(
          block.count,
          block.blocks.map((member) => this.#ofBlock(member)),
        );
      case 'series':
        return this.#remembered(block.service!, () => series(block.blocks.map((part) => this.#ofBlock(part))));
    }
  }

  #ofAgreed(service: string, share: Rational): Structure {
    return this.#remembered(service, () => {
      const outside = this.#graph?.neededElsewhere(service);
      if (outside === undefined) return leaf(share);
      if (++this.#takenApart > MOST_TAKEN_APART) {
        throw new Stopped(`more than ${MOST_TAKEN_APART} agreements that share what is behind them`);
      }
      this.#path.add(service);
      const kept = this.#kept(this.#chain.sources.requirementsOf(service).needs, outside, this.#graph!);
      this.#path.delete(service);
      if (kept.length === 0) return leaf(share);
      const shared = series(kept);
      const result = reliability(shared);
      if (result.exact === undefined) throw new Stopped(result.tooLarge);
      if (share.greaterOrEqual(result.exact)) {
        this.#notes.push(`${service} promises more than what it shares with others, and fails only together with it`);
        return shared;
      }
      return series([leaf(share.dividedBy(result.exact)), ...kept]);
    });
  }

  /**
   * Of what a service needs, the parts that lead to something outside, and the parts that share something with those: what
   * is left over is independent of what is kept.
   */
  #kept(needs: readonly Need[], touched: Marks, graph: ChainGraph): Structure[] {
    const kept: Structure[] = [];
    const open = needs.map((need) =>
      linksOf(need)
        .filter(({ to }) => !this.#path.has(to))
        .map(({ to }) => to),
    );
    for (;;) {
      const next = open.findIndex((members) => members.some((to) => graph.meets(to, touched)));
      if (next < 0) return kept;
      const members = open[next]!;
      open[next] = [];
      for (const member of members) graph.addBehind(member, touched);
      const need = needs[next]!;
      const structures = members.map((to) => this.#ofService(to));
      kept.push(need.of === 'service' ? structures[0]! : atLeast(need.count, structures));
    }
  }

  #ofService(service: string): Structure {
    const backed = this.#chain.backedBy(service);
    if (backed.is === 'agreed') return this.#ofAgreed(service, backed.backing.effective.share);
    const { needs } = this.#chain.sources.requirementsOf(service);
    if (backed.is === 'silent' || needs.length === 0) {
      this.#unknown = true;
      this.#unknownShared = true;
      return NEVER_FAILS;
    }
    return this.#remembered(service, () => {
      this.#path.add(service);
      const parts = needs.flatMap((need) => {
        const members = linksOf(need).filter(({ to }) => !this.#path.has(to));
        if (members.length === 0) return [];
        const structures = members.map(({ to }) => this.#ofService(to));
        return [need.of === 'service' ? structures[0]! : atLeast(need.count, structures)];
      });
      this.#path.delete(service);
      return parts.length === 0 ? NEVER_FAILS : series(parts);
    });
  }

  #remembered(service: string, make: () => Structure): Structure {
    let structure = this.#structures.get(service);
    if (structure === undefined) {
      structure = make();
      this.#structures.set(service, structure);
    }
    return structure;
  }
}

function agreedServices(blocks: readonly Block[]): ReadonlySet<string> {
  const services = new Set<string>();
  const visit = (block: Block) => {
    if (block.of === 'agreed' && block.service !== OWN) services.add(block.service);
    else if (block.of === 'series' || block.of === 'anyOf') block.blocks.forEach(visit);
  };
  blocks.forEach(visit);
  return services;
}
