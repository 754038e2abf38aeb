import {
  amountOf,
  convertRateByConvention,
  fraction,
  isTimeUnit,
  isUnknown,
  printQuantity,
  type Rate,
  type Rational,
  type Sizing,
  valuePlace,
  withAmount,
} from '@btaas/portfolio';
import type { Fix } from '../rule.js';

/** A capacity is stated in whole numbers; decimals only where whole ones leave the band. */
const DECIMALS = [0, 1, 2, 3] as const;

/**
 * The change of the capacity that brings the utilisation to the nearer end of the band: just below its upper end, or just
 * above its lower. None where the utilisation is measured as such, as that would stay.
 */
export function capacityFix(sizing: Sizing, towards: 'upper' | 'lower'): readonly Fix[] {
  const { service, band, demand, utilisation } = sizing;
  const { capacity } = service.values;
  const [low, high] = [band?.from, band?.to].map((end) => (end?.type === 'percent' ? fraction(end) : undefined));
  const target = towards === 'upper' ? high : low;
  if (
    utilisation.measured ||
    capacity === undefined ||
    target === undefined ||
    target.sign() <= 0 ||
    isUnknown(demand.value)
  )
    return [];
  const load = loadIn(demand.value, capacity.value);
  if (load === undefined) return [];
  const mode = towards === 'upper' ? 'ceiling' : 'floor';
  const candidates = DECIMALS.map((digits) => load.dividedBy(target).round(digits, mode));
  const enough = candidates.find((amount) => amount.sign() > 0 && within(load.dividedBy(amount), low, high));
  if (enough === undefined) return [];
  const text = printQuantity({ ...capacity.value, amount: withAmount(capacity.value.amount, enough) });
  const verb = towards === 'upper' ? 'Raise' : 'Lower';
  return [
    {
      title: `${verb} the capacity to ${text}`,
      edits: [{ edit: 'replace', at: valuePlace(service, capacity), text }],
    },
  ];
}

function loadIn(demand: Rate, capacity: Rate): Rational | undefined {
  if (!isTimeUnit(capacity.per) || demand.noun !== capacity.noun) return undefined;
  const converted = convertRateByConvention(demand, capacity.per);
  return converted && amountOf(converted.amount);
}

function within(share: Rational, low: Rational | undefined, high: Rational | undefined): boolean {
  return (low === undefined || share.greaterOrEqual(low)) && (high === undefined || share.lessOrEqual(high));
}
