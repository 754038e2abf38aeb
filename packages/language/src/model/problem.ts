/** A value that does not fit its property (BT011). Offsets are in UTF-16 units, `end` is exclusive. */
export interface TypeProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
export type Report = (message: string, place: { readonly $start: number; readonly $end: number }) => void;
