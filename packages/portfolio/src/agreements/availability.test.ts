import { describe, expect, it } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { relationsOf } from '../relations/index.js';
import { assess, type Assessment } from './availability.js';
import { commitmentsOf } from './commitments.js';
import { chainSources } from './chain.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In internal
provider Out external
calendar AllDay { open always }
`;
const supporting = (name: string, requires = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational ${requires} }\n`;
const ola = (service: string, availability: string) =>
  `commission ${service} to In { ola { availability ${availability} } }\n`;
const agreed = (name: string, availability: string, requires = '') =>
  supporting(name, requires) + ola(name, availability);
const promising = (availability: string, requires: string, more = '') =>
  `service S businessFacing { archetype A  accountable T  state operational  ${requires}
  offering Standard { sla { availability ${availability} ${more} } } }\n`;

function assessed(text: string, service = 'S', kind: 'sla' | 'ola' = 'sla'): Assessment {
  const portfolio = portfolioOf(HEAD + text);
  const commitments = commitmentsOf(portfolio, relationsOf(portfolio, '2026-06-30'));
  const promise = (kind === 'sla' ? commitments.slasOf(service) : commitments.commissionedOf(service))[0]!;
  return assess(promise, chainSources(portfolio, commitments))!;
}
function composed(text: string): Rational | string {
  const { composition } = assessed(text);
  return composition.is === 'exact' ? composition.share : composition.is;
}
const r = (text: string) => Rational.of(text);
const digits = (share: Rational | string, count = 10) =>
  typeof share === 'string' ? share : share.toFixed(count, 'floor');

describe('the worked example: 99.9 % over 99.95 %, 99.97 % and one of two at 99.5 %', () => {
  const chain = `${agreed('Platform', '99.95% monthly')}${agreed('Network', '99.97% monthly')}`;
  const independent = `${chain}${agreed('IdentityA', '99.5% monthly')}${agreed('IdentityB', '99.5% monthly')}${promising(
    '99.9% monthly',
    'requires Platform, Network, anyOf(1, IdentityA, IdentityB)',
  )}`;

  it('has the best case 0.9995, composes to 0.9991751699…, and guarantees 0.9942', () => {
    const { best, weakest, composition, guaranteed, verdict } = assessed(independent);
    expect(best.toString()).toBe('0.9995');
    expect(weakest).toMatchObject({ of: 'agreed', service: 'Platform' });
    expect(composition).toEqual({ is: 'exact', share: r('0.9995').times(r('0.9997')).times(r('0.999975')), notes: [] });
    expect(composition.is === 'exact' && digits(composition.share)).toBe('0.9991751699');
    expect(guaranteed.toString()).toBe('0.9942');
    expect(verdict).toBe('notGuaranteed');
  });

  it('composes to 0.9991780644… with both of the two over the network', () => {
    const shared = `${chain}${agreed('IdentityA', '99.5% monthly', 'requires Network')}${agreed(
      'IdentityB',
      '99.5% monthly',
      'requires Network',
    )}${promising('99.9% monthly', 'requires Platform, Network, anyOf(1, IdentityA, IdentityB)')}`;
    const missed = Rational.ONE.minus(r('0.995').dividedBy(r('0.9997')));
    const expected = r('0.9995')
      .times(r('0.9997'))
      .times(Rational.ONE.minus(missed.times(missed)));
    expect(composed(shared)).toEqual(expected);
    expect(digits(composed(shared))).toBe('0.9991780644');
  });
});

describe('a chain', () => {
  it('has the own commission as one element: 0.9995 · 0.999', () => {
    expect(
      composed(`${agreed('N', '99.9% monthly')}${promising('99% monthly', 'requires N')}${ola('S', '99.95% monthly')}`),
    ).toEqual(r('0.9985005'));
  });

  it('counts a split commission with the lowest', () => {
    const split = `${supporting('N')}commission N to In { share 60%  ola { availability 99.9% monthly } }
commission N to Out { share 40%  uc { availability 99.5% monthly } }\n`;
    expect(composed(`${split}${promising('99% monthly', 'requires N')}`)).toEqual(r('0.995'));
  });

  it('takes the best agreement on a service: its SLA at 99.9 % before its commission at 99.5 %', () => {
    const both = `service N businessFacing { archetype A  accountable T  state operational
  offering Basic { sla { availability 99% monthly } }  offering Gold { sla { availability 99.9% monthly } } }
${ola('N', '99.5% monthly')}`;
    expect(composed(`${both}${promising('99% monthly', 'requires N')}`)).toEqual(r('0.999'));
  });

  it('looks behind a service without an agreement, and not behind one with: 0.999 · 0.998', () => {
    const text = `${agreed('Deep', '90% monthly')}${agreed('B', '99.9% monthly', 'requires Deep')}${agreed('C', '99.8% monthly')}
${supporting('Bare', 'requires B, C')}${promising('99% monthly', 'requires Bare')}`;
    expect(composed(text)).toEqual(r('0.999').times(r('0.998')));
  });

  it('counts once what two services without an agreement need', () => {
    const text = `${agreed('D', '99.9% monthly')}${supporting('B', 'requires D')}${supporting('C', 'requires D')}
${promising('99% monthly', 'requires B, C')}`;
    expect(composed(text)).toEqual(r('0.999'));
    expect(assessed(text).guaranteed).toEqual(r('0.999'));
  });

  it('counts once what is behind two agreements: 0.99 · 0.98 / 0.999', () => {
    const text = `${agreed('D', '99.9% monthly')}${agreed('B', '99% monthly', 'requires D')}${agreed('C', '98% monthly', 'requires D')}
${promising('90% monthly', 'requires B, C')}`;
    expect(composed(text)).toEqual(r('0.99').times(r('0.98')).dividedBy(r('0.999')));
  });

  it('does not take an agreement apart for what only it needs', () => {
    // E is behind C and D, which are behind B alone: B stands for all of it, though it promises more than E.
    const text = `${agreed('E', '90% monthly')}${supporting('C', 'requires E')}${supporting('D', 'requires E')}
${agreed('B', '99% monthly', 'requires C, D')}${agreed('N', '99.9% monthly')}${promising('90% monthly', 'requires B, N')}`;
    expect(composed(text)).toEqual(r('0.99').times(r('0.999')));
  });

  it('makes redundancy worthless that shares what is weaker than its members: 1 of 2 at 99.9 % over 99 %', () => {
    const text = `${agreed('N', '99% monthly')}${agreed('B', '99.9% monthly', 'requires N')}${agreed('C', '99.9% monthly', 'requires N')}
${promising('90% monthly', 'requires anyOf(1, B, C)')}`;
    // By the network it would be 99 %; but B and C are taken at their word, and held against the network themselves.
    expect(composed(text)).toEqual(r('0.999'));
    expect(assessed(text, 'B', 'ola').verdict).toBe('impossible');
  });

  it('shares through a choice: B needs 1 of (N, M), C needs N', () => {
    // S = R_B·(N or M)·R_C·N with R_B = 0.98 / (1 − 0.1·0.2), R_C = 0.85 / 0.9; given N, N or M is up.
    const text = `${agreed('N', '90% monthly')}${agreed('M', '80% monthly')}${agreed('B', '95% monthly', 'requires anyOf(1, N, M)')}
${agreed('C', '85% monthly', 'requires N')}${promising('50% monthly', 'requires B, C')}`;
    expect(composed(text)).toEqual(r('0.95').dividedBy(r('0.98')).times(r('0.85')));
  });

  it('ends at a cycle', () => {
    const text = `${agreed('D', '99.9% monthly')}${supporting('B', 'requires C, D')}${supporting('C', 'requires B')}
${promising('99% monthly', 'requires B')}`;
    expect(composed(text)).toEqual(r('0.999'));
    expect(composed(`${agreed('B', '99.9% monthly', 'requires S')}${promising('99% monthly', 'requires B')}`)).toEqual(
      r('0.999'),
    );
  });

  it('is bounded where it is too deep and too entangled, and says so in time for all of 900 services', () => {
    // Each requires the two before it; all of them have an SLA, and share nearly everything.
    const text = Array.from({ length: 900 }, (_, i) =>
      i < 2
        ? agreed(`N${i}`, '99.9% monthly')
        : `service N${i} businessFacing { archetype A  accountable T  state operational  requires N${i - 1}, N${i - 2}
  offering O { sla { availability 99.8% monthly } } }\n`,
    ).join('');
    const portfolio = portfolioOf(HEAD + text);
    const commitments = commitmentsOf(portfolio, relationsOf(portfolio, '2026-06-30'));
    const sources = chainSources(portfolio, commitments);
    const outcomes = portfolio.all('service').flatMap(({ id }) => {
      const composition = commitments.slasOf(id).map((sla) => assess(sla, sources)!.composition);
      return composition.map((each) => (each.is === 'tooLarge' ? each.why : each.is));
    });
    expect(outcomes.filter((each) => each === 'more than 500 services behind it').length).toBe(399);
    expect(outcomes.filter((each) => each === 'unknown').length).toBe(0);
  });

  it('of nothing but a cycle is unknown', () => {
    const text = `${supporting('B', 'requires C')}${supporting('C', 'requires B')}${promising('99% monthly', 'requires B')}`;
    expect(assessed(text).missing).toMatchObject([{ why: 'noAgreement', service: 'B' }]);
  });

  it('converts windows and counts exclusions that the promise does not have', () => {
    // 1 − 0.0005 · 365/28, and 0.999 · 167/168
    const yearly = r('1').minus(r('0.0005').times(Rational.of(365, 28)));
    expect(composed(`${agreed('N', '99.95% yearly')}${promising('99% monthly', 'requires N')}`)).toEqual(yearly);
    const excluding = agreed('N', '99.9% monthly  excludes maintenance 4 h/month');
    const lowered = r('0.999').times(Rational.of(167, 168));
    expect(composed(`${excluding}${promising('99% monthly', 'requires N')}`)).toEqual(lowered);
    expect(composed(`${excluding}${promising('99% monthly', 'requires N', 'excludes maintenance 4 h/month')}`)).toEqual(
      r('0.999'),
    );
  });

  it('is nothing where nothing stands behind an OLA', () => {
    expect(assessed(`${agreed('N', '99.9% monthly')}`, 'N', 'ola')).toBeUndefined();
    expect(
      assessed(`${agreed('M', '99% monthly')}${agreed('N', '99.9% monthly', 'requires M')}`, 'N', 'ola').verdict,
    ).toBe('impossible');
  });
});

describe('choices within choices', () => {
  it('of which all stand on one service are worth what that is, two hundred deep', () => {
    const last = 200;
    const nested = Array.from({ length: last }, (_, i) =>
      [supporting(`C${i}`, `requires anyOf(1, C${i + 1}, L${i})`), supporting(`L${i}`, 'requires N')].join(''),
    );
    const text = `${promising('99% monthly', 'requires C0')}${nested.join('')}${supporting(`C${last}`, 'requires N')}${agreed('N', '99% monthly')}`;
    const { composition, best, guaranteed, verdict } = assessed(text);
    expect(composition).toMatchObject({ is: 'exact', share: r('0.99') });
    // Whatever they have to do with each other: one of two at 99 % each is up for 99 % at least, and may be always.
    expect([guaranteed, best, verdict]).toEqual([r('0.99'), Rational.ONE, 'guaranteed']);
  });
});

describe('the verdict', () => {
  const over = (promise: string) =>
    assessed(`${agreed('B', '99.9% monthly')}${agreed('C', '99.8% monthly')}${promising(promise, 'requires B, C')}`);
  it('is impossible above the weakest: 99.81 % over 99.8 %', () => {
    expect(over('99.81% monthly').verdict).toBe('impossible');
  });
  it('is unsupported above the composed 0.999 · 0.998 = 0.997002, up to the weakest', () => {
    expect(over('99.8% monthly').verdict).toBe('unsupported');
    expect(over('99.7003% monthly').verdict).toBe('unsupported');
  });
  it('is not guaranteed above 1 − 0.001 − 0.002 = 0.997, up to the composed', () => {
    expect(over('99.7002% monthly').verdict).toBe('notGuaranteed');
    expect(over('99.7% monthly').verdict).toBe('guaranteed');
  });
  it('is unknown without an agreement, and still impossible above what is known', () => {
    const bare = (promise: string) =>
      assessed(`${agreed('B', '99.9% monthly')}${supporting('C')}${promising(promise, 'requires B, C')}`);
    expect(bare('99.9% monthly').verdict).toBe('unknown');
    expect(bare('99.9% monthly').missing).toMatchObject([{ why: 'noAgreement', service: 'C' }]);
    expect(bare('99.95% monthly').verdict).toBe('impossible');
  });
  it('is unknown where an agreement is silent about availability', () => {
    const { verdict, missing } = assessed(
      `${supporting('C')}commission C to In { ola { rto 4 h } }\n${promising('99% monthly', 'requires C')}`,
    );
    expect(verdict).toBe('unknown');
    expect(missing).toMatchObject([{ why: 'silent', service: 'C' }]);
  });
});
