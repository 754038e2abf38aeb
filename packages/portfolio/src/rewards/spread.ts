import { compareTexts } from '../model/order.js';
import { Rational } from '../exact/index.js';

export interface Ask {
  readonly id: string;
  readonly asked: Rational;
  /** The most that may be paid, not below what is asked. */
  readonly most: Rational;
}
export interface Spread {
  readonly amounts: ReadonlyMap<string, Rational>;
  /** What is paid for each unit asked, where no cap comes in. */
  readonly factor: Rational;
}

/**
 * What a pool pays, exactly. Overspent, everybody's claim is scaled down alike. Otherwise `scaleDown` pays what is asked;
 * `distribute` hands on what is left over in proportion to the claims, nobody beyond the plan's cap, as long as
 * somebody can take it.
 */
export function spread(asks: readonly Ask[], funded: Rational, over: 'scaleDown' | 'distribute'): Spread {
  const asked = Rational.sum(asks.map((ask) => ask.asked));
  if (asked.isZero()) return scaled(asks, Rational.ONE);
  if (funded.lessThan(asked)) return scaled(asks, Rational.max(funded, Rational.ZERO).dividedBy(asked));
  if (over === 'scaleDown') return scaled(asks, Rational.ONE);
  return filled(asks, funded, asked);
}

function scaled(asks: readonly Ask[], factor: Rational): Spread {
  return { amounts: new Map(asks.map(({ id, asked }) => [id, asked.times(factor)])), factor };
}

/** Those who reach their cap first leave the rest to the others: one pass in the order of cap over claim. */
function filled(asks: readonly Ask[], funded: Rational, asked: Rational): Spread {
  const amounts = new Map<string, Rational>(asks.map(({ id }) => [id, Rational.ZERO]));
  const open = asks
    .filter((ask) => !ask.asked.isZero())
    .map((ask) => ({ ...ask, room: ask.most.dividedBy(ask.asked) }))
    .sort((a, b) => a.room.compare(b.room) || compareTexts(a.id, b.id));
  let left = funded;
  let claimed = asked;
  let factor = Rational.ONE;
  for (const [index, ask] of open.entries()) {
    factor = left.dividedBy(claimed);
    if (ask.room.greaterOrEqual(factor)) {
      for (const rest of open.slice(index)) amounts.set(rest.id, rest.asked.times(factor));
      return { amounts, factor };
    }
    amounts.set(ask.id, ask.most);
    left = left.minus(ask.most);
    claimed = claimed.minus(ask.asked);
  }
  return { amounts, factor };
}
