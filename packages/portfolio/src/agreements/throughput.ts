import { amountOf, convertRateByConvention, isTimeUnit, type Rate, withAmount } from '../values/index.js';
import { Rational } from '../exact/index.js';
import type { ChainSources } from './chain.js';
import type { Commitment } from './commitments.js';
import { compareRates } from './lengths.js';
import { linksOf, type Need } from './requirements.js';

/** What a chain carries: the smallest of a series; of `anyOf(k, …)` what its k weakest members carry together. */
export interface Carried {
  /** Nothing where no part of the chain states a throughput. */
  readonly rate: Rate | undefined;
  /** Agreements without a throughput, or with one of another noun. */
  readonly silent: readonly Commitment[];
}

const DEEPEST = 500;

/** The throughput behind a promise; `undefined` where nothing stands behind it. */
export function carriedBehind(promise: Commitment, sources: ChainSources): Carried | undefined {
  const silent: Commitment[] = [];
  const { own, requirements } = sources.behind(promise);
  const { needs } = requirements;
  if (own.length + needs.length === 0) return undefined;
  const like = promise.terms.throughput?.value;
  const path = new Set([promise.service]);
  const stated = (group: readonly Commitment[]) =>
    group.flatMap((commitment) => {
      const rate = commitment.terms.throughput?.value;
      if (rate !== undefined && (like === undefined || compareRates(rate, like) !== undefined)) return [rate];
      silent.push(commitment);
      return [];
    });
  const ofService = (service: string): Rate | undefined => {
    if (path.has(service) || path.size > DEEPEST) return undefined;
    const agreements = sources.commitments.alternativesOf(service).flat();
    if (agreements.length > 0) return smallest(stated(agreements));
    path.add(service);
    const carried = smallest(sources.requirementsOf(service).needs.flatMap((need) => ofNeed(need) ?? []));
    path.delete(service);
    return carried;
  };
  const ofNeed = (need: Need): Rate | undefined => {
    const rates = linksOf(need).flatMap(({ to }) => ofService(to) ?? []);
    if (need.of === 'service' || rates.length < need.count) return need.of === 'service' ? rates[0] : undefined;
    return sumOf(rates.sort((a, b) => compareRates(a, b) ?? 0).slice(0, need.count));
  };
  return { rate: smallest([...stated(own), ...needs.flatMap((need) => ofNeed(need) ?? [])]), silent };
}

function smallest(rates: readonly Rate[]): Rate | undefined {
  return rates.reduce<Rate | undefined>(
    (least, rate) => (least === undefined || (compareRates(rate, least) ?? 0) < 0 ? rate : least),
    undefined,
  );
}

function sumOf(rates: readonly Rate[]): Rate | undefined {
  const [first] = rates;
  if (first === undefined) return undefined;
  const { per } = first;
  const inUnit = (rate: Rate) => (isTimeUnit(per) ? (convertRateByConvention(rate, per) ?? rate) : rate);
  const amounts = rates.map((rate) => amountOf(inUnit(rate).amount));
  return { ...first, amount: withAmount(first.amount, Rational.sum(amounts)) };
}
