import type { Place, Portfolio } from '../model/index.js';
import { type Backed, type Backing, bestBacking, lowest, type Supposed } from './backing.js';
import type { Commitment, Commitments } from './commitments.js';
import { appended } from '../relations/lookup.js';
import { type Yardstick, yardstickOf } from './effective.js';
import { type Link, linksOf, type Need, NO_REQUIREMENTS, type Requirements, requirementsBook } from './requirements.js';

/** What stands behind a promise, as far as agreements: each stands for everything behind it. */
export type Block =
  | {
      readonly of: 'agreed';
      readonly service: string;
      readonly backing: Backing;
      /** Where the service is required; nowhere for the own commission. */
      readonly link: Link | undefined;
    }
  | { readonly of: 'unknown'; readonly missing: Missing }
  | { readonly of: 'series'; readonly service: string | undefined; readonly blocks: readonly Block[] }
  | { readonly of: 'anyOf'; readonly count: number; readonly blocks: readonly Block[]; readonly at: Place };

/** Why the availability of a block is unknown. */
export type Missing =
  /** Neither an agreement on the service nor anything that it requires: BT209. */
  | { readonly why: 'noAgreement'; readonly service: string; readonly at: Place }
  /** There are agreements, and they say nothing about availability. */
  | { readonly why: 'silent'; readonly service: string; readonly commitments: readonly Commitment[] }
  /** A name that stands for nothing: it has its own finding. */
  | { readonly why: 'unresolved'; readonly service: string }
  /** The search was given up. */
  | { readonly why: 'tooMany'; readonly limit: number };

export interface ChainSources {
  readonly commitments: Commitments;
  requirementsOf(service: string): Requirements;
  /** What stands behind a promise at first: commissions of the service itself, and what it requires. */
  behind(promise: Promised): { readonly own: readonly Commitment[]; readonly requirements: Requirements };
  /** The agreement through which a service counts for a promise of this window and these exclusions. */
  backedBy(service: string, yardstick: Yardstick): Backed;
}

export function chainSources(
  portfolio: Portfolio,
  commitments: Commitments,
  isGone?: (service: string) => boolean,
): ChainSources {
  const byWindow = new Map<Yardstick['window'], Map<string, Backed>>();
  const requirementsOf = requirementsBook(portfolio, isGone);
  return {
    commitments,
    requirementsOf,
    behind: ({ kind, service }) => {
      if (kind === 'sla') return { own: commitments.commissionedOf(service), requirements: requirementsOf(service) };
      // Beside an SLA, a commission is about the service's own work; else it stands for the service with what that requires.
      const whole = commitments.slasOf(service).length === 0;
      return { own: [], requirements: whole ? requirementsOf(service) : NO_REQUIREMENTS };
    },
    backedBy: (service, yardstick) => {
      // Most promises exclude nothing: for those of one window a service is worth the same.
      if (yardstick.excludes.length > 0) return bestBacking(service, commitments, yardstick);
      const known = byWindow.get(yardstick.window) ?? new Map<string, Backed>();
      byWindow.set(yardstick.window, known);
      let backed = known.get(service);
      if (backed === undefined) {
        backed = bestBacking(service, commitments, yardstick);
        known.set(service, backed);
      }
      return backed;
    },
  };
}

/** The commission of a promise's own service in its series has this in place of the name of another service. */
export const OWN = '';
/** So many services without an agreement are looked behind for one promise. */
const MOST_EXPANDED = 1_000;

const NOTHING: readonly never[] = [];

/** What a chain has to know of the promise that it stands behind. */
export type Promised = Pick<Commitment, 'terms' | 'kind' | 'service'>;

/** The services and agreements behind one promise, held against its own window and exclusions. */
export class Chain {
  readonly yardstick: Yardstick;
  readonly sources: ChainSources;
  readonly root: string;
  /** The series behind the promise; empty where nothing stands behind it. */
  readonly blocks: readonly Block[];
  readonly #supposed: Supposed | undefined;
  /** Blocks of services without an agreement, and those that are being looked behind; made when there is one. */
  #blocks: Map<string, Block> | undefined;
  #path: Set<string> | undefined;
  #expanded = 0;

  constructor(promise: Promised, sources: ChainSources, supposed?: Supposed) {
    const { service } = promise;
    this.yardstick = yardstickOf(promise);
    this.sources = sources;
    this.root = service;
    this.#supposed = supposed;
    const { own, requirements } = sources.behind(promise);
    const { needs, unresolved } = requirements;
    const blocks = this.#seriesOf(needs);
    if (unresolved) blocks.push({ of: 'unknown', missing: { why: 'unresolved', service } });
    // Nothing but a cycle: nobody in it has agreed on anything.
    else if (needs.length > 0 && blocks.length === 0) {
      const [{ to, at }] = linksOf(needs[0]!) as [Link];
      blocks.push({ of: 'unknown', missing: { why: 'noAgreement', service: to, at } });
    }
    this.blocks = own.length === 0 ? blocks : [...this.#own(service, own), ...blocks];
  }

  /** The agreement through which a service counts here. */
  backedBy(service: string): Backed {
    return this.#supposed?.commitment.service === service
      ? bestBacking(service, this.sources.commitments, this.yardstick, this.#supposed)
      : this.sources.backedBy(service, this.yardstick);
  }

  #own(service: string, own: readonly Commitment[]): readonly Block[] {
    const backed = lowest(own, this.yardstick, this.#supposed);
    if (backed.is === 'bare') return [];
    if (backed.is === 'silent')
      return [{ of: 'unknown', missing: { why: 'silent', service, commitments: backed.commitments } }];
    return [{ of: 'agreed', service: OWN, backing: backed.backing, link: undefined }];
  }

  #seriesOf(needs: readonly Need[]): Block[] {
    let blocks: Block[] | undefined;
    for (const need of needs) {
      const block = need.of === 'service' ? this.#blockOf(need.link) : this.#choiceOf(need);
      if (block !== undefined) blocks = appended(blocks, block);
    }
    return blocks ?? [];
  }
  #choiceOf({ links, count, at }: Need & { readonly of: 'anyOf' }): Block | undefined {
    // A member that only leads back to where it came from is neither up nor down by itself: the others decide.
    const members = links.flatMap((link) => this.#blockOf(link) ?? []);
    return members.length === 0 && links.length > 0 ? undefined : { of: 'anyOf', count, blocks: members, at };
  }

  /** `undefined` for what only leads back to where it is asked from: a cycle, which has its own finding, ends there. */
  #blockOf(link: Link): Block | undefined {
    const { to } = link;
    if (to === this.root) return undefined;
    const backed = this.backedBy(to);
    if (backed.is === 'agreed') return { of: 'agreed', service: to, backing: backed.backing, link };
    if (backed.is === 'silent') {
      return { of: 'unknown', missing: { why: 'silent', service: to, commitments: backed.commitments } };
    }
    if (this.#path?.has(to)) return undefined;
    this.#blocks ??= new Map();
    const known = this.#blocks.get(to);
    if (known !== undefined) return known;
    const block = this.#lookBehind(to, link.at);
    if (block.of === 'series' && block.blocks.length === 0) return undefined;
    this.#blocks.set(to, block);
    return block;
  }

  /** What stands behind a service without an agreement. */
  #lookBehind(service: string, at: Place): Block {
    if (++this.#expanded > MOST_EXPANDED) return { of: 'unknown', missing: { why: 'tooMany', limit: MOST_EXPANDED } };
    this.#path ??= new Set();
    this.#path.add(service);
    const { needs, unresolved } = this.sources.requirementsOf(service);
    const blocks = this.#seriesOf(needs);
    this.#path.delete(service);
    if (unresolved) blocks.push({ of: 'unknown', missing: { why: 'unresolved', service } });
    if (needs.length === 0 && !unresolved) return { of: 'unknown', missing: { why: 'noAgreement', service, at } };
    return { of: 'series', service, blocks };
  }
}

/** Whether something is missing anywhere behind a promise. */
export function isIncomplete(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.of === 'unknown' || (block.of !== 'agreed' && isIncomplete(block.blocks)));
}

/** What is missing anywhere behind a promise, each once. */
export function missingIn(blocks: readonly Block[]): readonly Missing[] {
  if (!isIncomplete(blocks)) return NOTHING;
  const missing = new Map<string, Missing>();
  const visit = (block: Block) => {
    if (block.of === 'unknown') {
      const { missing: why } = block;
      const key = `${why.why} ${why.why === 'tooMany' ? '' : why.service}`;
      if (!missing.has(key)) missing.set(key, why);
    } else if (block.of !== 'agreed') block.blocks.forEach(visit);
  };
  blocks.forEach(visit);
  return [...missing.values()];
}

/** All agreements that a promise leans on directly, each once. */
export function backingsIn(blocks: readonly Block[]): readonly (Block & { readonly of: 'agreed' })[] {
  const [only] = blocks;
  if (blocks.length === 1 && only?.of === 'agreed') return [only];
  const backings = new Map<string, Block & { readonly of: 'agreed' }>();
  const visit = (block: Block) => {
    if (block.of === 'agreed') backings.set(block.service, block);
    else if (block.of !== 'unknown') block.blocks.forEach(visit);
  };
  blocks.forEach(visit);
  return [...backings.values()];
}

/** All agreements that a promise leans on directly, also those that are silent about availability, each once. */
export function commitmentsIn(blocks: readonly Block[]): readonly Commitment[] {
  const [only] = blocks;
  if (blocks.length === 1 && only?.of === 'agreed') return [only.backing.commitment];
  const commitments = new Set<Commitment>();
  const visit = (block: Block) => {
    if (block.of === 'agreed') commitments.add(block.backing.commitment);
    else if (block.of !== 'unknown') block.blocks.forEach(visit);
    else if (block.missing.why === 'silent') for (const each of block.missing.commitments) commitments.add(each);
  };
  blocks.forEach(visit);
  return [...commitments];
}
