import { type ComparedFigure, isUnknown, type Known, type Quantity } from '@btaas/portfolio';
import { show } from '@btaas/reports';

/** A figure on both sides, as text. */
export interface FigureRow {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly delta: string;
  /** Whether it got better; undefined where that cannot be said. */
  readonly better: boolean | undefined;
}

export function isChanged({ base, scenario }: ComparedFigure): boolean {
  return show(base) !== show(scenario);
}
export function figureRow({ name, label, base, scenario, delta, better }: ComparedFigure): FigureRow {
  return {
    name,
    label,
    before: show(base),
    after: show(scenario),
    delta: signed(delta),
    better: isBetter(delta, better),
  };
}
/** Of percentages, what comes on top is not a percentage of anything. */
function signed(delta: Known<Quantity>): string {
  if (isUnknown(delta)) return show(delta);
  const text = delta.type === 'percent' ? show(delta).replace('%', 'percentage points') : show(delta);
  return signOf(delta) > 0 ? `+${text}` : text;
}
function isBetter(delta: Known<Quantity>, better: ComparedFigure['better']): boolean | undefined {
  if (isUnknown(delta) || better === undefined || signOf(delta) === 0) return undefined;
  return signOf(delta) > 0 === (better === 'higher');
}
function signOf(quantity: Quantity): number {
  const amount = quantity.type === 'rate' ? quantity.amount : quantity;
  return 'value' in amount ? amount.value.sign() : amount.amount.sign();
}
