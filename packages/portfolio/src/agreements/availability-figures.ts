import type { Rational } from '../exact/index.js';
import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import { type Percent, percentOf, type Unknown, unknown } from '../values/index.js';
import type { Assessment } from './availability.js';
import { type Block, type Missing, OWN } from './chain.js';

/** The waterfall of a promise of availability: what is promised, the weakest link, the composed and the guaranteed value. */
export interface AvailabilityFigures {
  readonly promised: Figure<Percent>;
  /** The best case of the lowest block of the series. */
  readonly weakest: Figure<Percent>;
  readonly composed: Figure<Percent>;
  readonly guaranteed: Figure<Percent>;
}

export function availabilityFigures(assessment: Assessment): AvailabilityFigures {
  const { promise, promised, best, composition, guaranteed, missing, blocks } = assessment;
  const inputs = () => blocks.map(inputOf);
  const notes = () => [
    ...blocks.flatMap(notesOf),
    ...(composition.is === 'exact' ? composition.notes : []),
    ...(composition.is === 'tooLarge' ? [`Bounded: ${composition.why}`] : []),
  ];
  const absent = unknown(...missing.map(missingText), ...(composition.is === 'tooLarge' ? [composition.why] : []));
  const figure = (value: Rational | undefined, label: string, formula: string): Figure<Percent> => {
    const shown: Percent | Unknown = value === undefined ? absent : percentOf(value);
    return {
      value: shown,
      explain: (): Explanation => ({
        label: `${label} of ${promise.label}`,
        value: shown,
        formula,
        inputs: inputs(),
        notes: notes(),
      }),
    };
  };
  const stated = promise.terms.availability!;
  return {
    promised: {
      value: percentOf(promised),
      explain: () => ({
        label: `availability promised by ${promise.label}`,
        value: percentOf(promised),
        formula: 'as declared',
        inputs: [{ label: promise.label, value: stated.value.percent, place: stated.at }],
      }),
    },
    weakest: figure(
      best,
      'best case',
      'min over the series; of k of n: min over 0 ≤ j < k of Σ(smallest n − j) / (k − j)',
    ),
    composed: figure(
      composition.is === 'exact' ? composition.share : undefined,
      'composed availability',
      'a·b in series, P(at least k of n) for anyOf(k, …), what branches share counted once',
    ),
    guaranteed: figure(
      missing.length === 0 || guaranteed.sign() > 0 ? guaranteed : undefined,
      'guaranteed availability',
      '1 − ΣU over the series, whatever fails together; of k of n: U = min over 0 ≤ j < m of Σ(smallest n − j) / (m − j), m = n − k + 1',
    ),
  };
}

function inputOf(block: Block): FigureInput {
  switch (block.of) {
    case 'agreed':
      return {
        label:
          block.service === OWN
            ? `${block.backing.commitment.label} (its own commission)`
            : block.backing.commitment.label,
        value: percentOf(block.backing.effective.share),
        place: block.backing.commitment.terms.availability!.at,
      };
    case 'unknown':
      return { label: missingText(block.missing), value: unknown(missingText(block.missing)) };
    case 'series':
      return { label: `what ${block.service} requires, itself without an agreement`, value: listed(block.blocks) };
    case 'anyOf':
      return {
        label: `at least ${block.count} of ${block.blocks.length}`,
        value: listed(block.blocks),
        place: block.at,
      };
  }
}

function listed(blocks: readonly Block[]): string {
  return blocks.map((block) => inputOf(block).label).join('; ');
}

function notesOf(block: Block): readonly string[] {
  if (block.of === 'agreed') {
    const { commitment, effective } = block.backing;
    return [
      ...effective.notes.map((note) => `${commitment.label}: ${note}`),
      ...effective.incomparable.map((what) => `${commitment.label}: ${what} cannot be compared`),
    ];
  }
  return block.of === 'unknown' ? [] : block.blocks.flatMap(notesOf);
}

/** What is missing, as it is named in a message. */
export function missingText(missing: Missing): string {
  switch (missing.why) {
    case 'noAgreement':
      return `an OLA or UC for ${missing.service}`;
    case 'silent':
      return missing.commitments.map(({ label }) => `the availability of ${label}`).join(', ');
    case 'unresolved':
      return `a service that ${missing.service} requires`;
    case 'tooMany':
      return `an agreement within ${missing.limit} services`;
  }
}
