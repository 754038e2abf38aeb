import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { relationsOf } from '../relations/index.js';
import { assess } from './availability.js';
import { commitmentsOf } from './commitments.js';
import { chainSources } from './chain.js';

/**
 * Random portfolios, composed by the graph and, independently, by adding up all states. In the states each service with an
 * agreement is a thing of its own in series with everything behind it, available so that both together are as agreed.
 */
interface Planned {
  readonly requires: readonly Need[];
  /** Of what is behind it, in 20ths; none for a service without an agreement. */
  readonly agreed: number | undefined;
}
type Need = { readonly count: number | undefined; readonly members: readonly number[] };

const need = fc.record({
  count: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  members: fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 3 }),
});
const plans = fc.array(
  fc.record({
    requires: fc.array(need, { maxLength: 2 }),
    agreed: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  }),
  { minLength: 3, maxLength: 7 },
);

/** Services require only those before them; whoever requires none has an agreement. The last one is the promise's own. */
function planned(raw: readonly Planned[]): readonly Planned[] {
  return raw.map(({ requires, agreed }, i) => {
    const fitted = requires.flatMap(({ count, members }): Need[] => {
      const known = [...new Set(i === 0 ? [] : members.map((member) => member % i))];
      if (known.length === 0) return [];
      return known.length === 1 || count === undefined
        ? known.map((member) => ({ count: undefined, members: [member] }))
        : [{ count: Math.min(count, known.length), members: known }];
    });
    const last = i === raw.length - 1;
    const needs = last && fitted.length === 0 ? [{ count: undefined, members: [0] }] : fitted;
    return { requires: needs, agreed: last ? undefined : needs.length === 0 ? (agreed ?? 19) : agreed };
  });
}

/** What is agreed on each service, in steps down the list, and the probability that the last one works. */
function byAllStates(services: readonly Planned[]): {
  readonly shares: readonly (Rational | undefined)[];
  readonly all: Rational;
} {
  const own: Rational[] = [];
  const shares: (Rational | undefined)[] = [];
  const works = (i: number, up: (i: number) => boolean): boolean =>
    up(i) &&
    services[i]!.requires.every(
      ({ count, members }) => members.filter((member) => works(member, up)).length >= (count ?? members.length),
    );
  const probability = (i: number): Rational => {
    let total = Rational.ZERO;
    for (let state = 0; state < 2 ** i; state++) {
      const up = (j: number) => j === i || ((state >> j) & 1) === 1;
      if (!works(i, up)) continue;
      let weight = Rational.ONE;
      for (let j = 0; j < i; j++) weight = weight.times(up(j) ? own[j]! : Rational.ONE.minus(own[j]!));
      total = total.plus(weight);
    }
    return total;
  };
  for (const [i, { agreed }] of services.entries()) {
    const behind = probability(i);
    const share = agreed === undefined ? undefined : behind.times(Rational.of(agreed, 20)).round(8, 'floor');
    shares.push(share);
    own.push(share === undefined || behind.isZero() ? Rational.ONE : share.dividedBy(behind));
  }
  return { shares, all: probability(services.length - 1) };
}

function textOf(services: readonly Planned[], shares: readonly (Rational | undefined)[]): string {
  const requires = (needs: readonly Need[]) =>
    needs.length === 0
      ? ''
      : `requires ${needs
          .map(({ count, members }) => {
            const names = members.map((member) => `N${member}`).join(', ');
            return count === undefined ? names : `anyOf(${count}, ${names})`;
          })
          .join(', ')}`;
  const head =
    'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\narchetype A\nteam T\nprovider In internal\n';
  return (
    head +
    services
      .map(({ requires: needs }, i) => {
        const share = shares[i];
        const offering = i < services.length - 1 ? '' : 'offering O { sla { availability 1% monthly } }';
        const service = `service N${i} supporting { archetype A  accountable T  state operational  ${requires(needs)}  ${offering} }\n`;
        const percent = share?.times(Rational.HUNDRED).toString();
        return share === undefined
          ? service
          : `${service}commission N${i} to In { ola { availability ${percent}% monthly } }\n`;
      })
      .join('')
  );
}

it('composes any chain as the sum over all states does', () => {
  fc.assert(
    fc.property(plans, (raw) => {
      const services = planned(raw);
      const { shares, all } = byAllStates(services);
      const portfolio = portfolioOf(textOf(services, shares));
      const commitments = commitmentsOf(portfolio, relationsOf(portfolio, '2026-06-30'));
      const [promise] = commitments.slasOf(`N${services.length - 1}`);
      const { composition, best, guaranteed } = assess(promise!, chainSources(portfolio, commitments))!;
      expect(composition).toMatchObject({ is: 'exact', share: all });
      // The bounds hold the truth between them, whatever is shared.
      expect(best.greaterOrEqual(all)).toBe(true);
      expect(guaranteed.lessOrEqual(all)).toBe(true);
    }),
    { seed: 20260706, numRuns: 300 },
  );
});

it('lies between the guarantee and the best case, even where agreements promise more than what is behind them', () => {
  fc.assert(
    fc.property(plans, (raw) => {
      const services = planned(raw);
      const shares = services.map(({ agreed }) => (agreed === undefined ? undefined : Rational.of(agreed, 20)));
      const portfolio = portfolioOf(textOf(services, shares));
      const commitments = commitmentsOf(portfolio, relationsOf(portfolio, '2026-06-30'));
      const [promise] = commitments.slasOf(`N${services.length - 1}`);
      const { composition, best, guaranteed } = assess(promise!, chainSources(portfolio, commitments))!;
      if (composition.is !== 'exact') throw new Error(composition.is);
      expect(composition.share.greaterOrEqual(guaranteed) && composition.share.lessOrEqual(best)).toBe(true);
    }),
    { seed: 20260708, numRuns: 300 },
  );
});
