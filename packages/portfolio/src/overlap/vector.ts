/**
 * What an element serves, as a weighted set. Weights are whole numbers, so that sums and comparisons are exact;
 * everything stays far below 2^53.
 */
export interface Feature {
  /** Unique over all components, such as `capability meridian.Payments`. */
  readonly key: string;
  readonly weight: number;
  /** Whether to have it in common means to serve the same purpose: capabilities and outcomes. */
  readonly isPurpose: boolean;
}
/** At most one feature of a key, all weights above zero. */
export type Vector = readonly Feature[];

/** From which similarity on two elements belong together, as a fraction of whole numbers. */
export interface Threshold {
  readonly numerator: number;
  readonly denominator: number;
}

/** Whether `shared / (a + b − shared)` reaches the threshold: the weighted Jaccard similarity of sets of the sizes a and b. */
export function reaches(shared: number, a: number, b: number, { numerator, denominator }: Threshold): boolean {
  return shared * denominator >= numerator * (a + b - shared);
}

export function sizeOf(vector: Vector): number {
  return vector.reduce((sum, { weight }) => sum + weight, 0);
}
