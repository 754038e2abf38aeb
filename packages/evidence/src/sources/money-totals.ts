import { type EvidenceTotal, Rational, compareTexts } from '@btaas/portfolio';
import type { Aggregate } from '../expressions/aggregates.js';
import type { MetricPlan } from '../metrics/built-in.js';
import type { Group } from './pass.js';

type Share = 'allocated' | 'unallocated' | 'rejected';

/** Adds up the money of groups by currency. */
export class MoneyLedger {
  readonly #places: readonly { readonly metric: string; readonly at: number }[];
  readonly #sums = new Map<string, { metric: string; currency: string } & Record<Share, Rational>>();

  constructor(plans: readonly MetricPlan[], aggregates: readonly Aggregate[]) {
    const together = aggregates.map(({ merge }) => merge !== 'apart');
    let at = 0;
    this.#places = plans.flatMap(({ metric, isMoney, aggregates: own }) => {
      const place = together.slice(0, at).filter(Boolean).length;
      at += own.length;
      return isMoney === true ? [{ metric, at: place }] : [];
    });
  }

  add({ currency = '', values }: Group, share: Share): void {
    for (const { metric, at } of this.#places) {
      const amount = values[at];
      if (amount === undefined) continue;
      const key = `${metric} ${currency}`;
      const none = { metric, currency, allocated: Rational.ZERO, unallocated: Rational.ZERO, rejected: Rational.ZERO };
      const sum = this.#sums.get(key) ?? none;
      sum[share] = sum[share].plus(amount);
      this.#sums.set(key, sum);
    }
  }

  totals(): readonly EvidenceTotal[] {
    return [...this.#sums]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([, sum]) => ({ ...sum, total: Rational.sum([sum.allocated, sum.unallocated, sum.rejected]) }));
  }
}
