import {
  type Assessment,
  backingsIn,
  type Block,
  type Commitment,
  OWN,
  percentText,
  printQuantity,
} from '@btaas/portfolio';
import type { RelatedPlace, RuleContext, RuleFinding } from '../rule.js';
import { availabilityFixes } from './availability-fixes.js';

/** A sentence begins with a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The availability of a promise as it is written, with its window. */
export function promisedText({ terms }: Commitment): string {
  const { availability } = terms;
  if (availability === undefined) return '';
  const { percent, window } = availability.value;
  return window === undefined ? printQuantity(percent) : `${printQuantity(percent)} ${window}`;
}

/** A promise of availability that is too high: where it stands, what stands behind it, and what mends it. */
export function tooHigh(assessment: Assessment, context: RuleContext, why: string): RuleFinding {
  const { promise, blocks } = assessment;
  return {
    message: sentence(`${promise.label} promises ${promisedText(promise)}, but ${why}`),
    at: promise.terms.availability!.at,
    element: promise.element.id,
    related: backingsIn(blocks).map(({ backing }) => relatedTo(backing.commitment)),
    fixes: availabilityFixes(promise, context),
  };
}

function relatedTo(commitment: Commitment): RelatedPlace {
  return { message: `${commitment.label} promises ${promisedText(commitment)}`, at: commitment.terms.availability!.at };
}

/** So many of what stands side by side are named in a sentence; all are related places of the finding. */
const MOST_NAMED = 8;

/** The first of several things, and how many more there are. */
export function listed(texts: readonly string[], between: string): string {
  if (texts.length <= MOST_NAMED) return texts.join(between);
  return `${texts.slice(0, MOST_NAMED).join(between)}${between === ' and ' ? between : `${between}and `}${texts.length - MOST_NAMED} more`;
}

/** What a block of a chain is called. */
function blockText(block: Block): string {
  switch (block.of) {
    case 'agreed':
      return block.service === OWN
        ? `${block.backing.commitment.label}, its own commission`
        : block.backing.commitment.label;
    case 'anyOf':
      return `at least ${block.count} of ${listed(block.blocks.map(memberText), ' and ')}`;
    case 'series':
      return listed(block.blocks.map(blockText), ' and ');
    case 'unknown':
      return 'something unknown';
  }
}

/** A member that is several things one behind the other stands in brackets, to be told from the next member. */
function memberText(block: Block): string {
  return block.of === 'series' && block.blocks.length > 1 ? `(${blockText(block)})` : blockText(block);
}

/** What a block is worth against the promise: its own number, and what is left of it where that differs. */
export function worthText(block: Block): string {
  if (block.of !== 'agreed') return blockText(block);
  const { commitment, effective } = block.backing;
  const stated = promisedText(commitment);
  const same = effective.share.equals(commitment.terms.availability!.value.share);
  return `${blockText(block)} (${same ? stated : `${stated}, which is ${percentText(effective.share)} here`})`;
}
