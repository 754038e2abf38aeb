import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (
  body: string,
  tier = ' tier S',
  warranty = '99.9%',
) => `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31  horizon 3 years }
team T
unit U
need Fast { unit U  importance 5  expects { availability 99.9% monthly } }
archetype A {
  meets Fast
  tier S { demand .. 300 tx/s  utilisation 40%..75%  ceiling 20k EUR/month  warranty { availability 99.5% monthly } }
  tier M { demand 200 .. 900 tx/s  utilisation 45%..80%  ceiling 60k EUR/month  warranty { availability ${warranty} monthly } }
}
service Till businessFacing { archetype A${tier}  accountable T  state operational  ${body} }
`;

describe('BT403', () => {
  it('finds a service that outgrows its tier: 260 · 1.12³ = 365.28128', () => {
    const grown = text('demand p95 260 tx/s  growth 12%/year  capacity 400 tx/s');
    expect(messagesOf(rule, grown.replace('warranty { availability 99.5% monthly }', ''))).toEqual([
      'warning: Till is in the wrong tier: its 365.28 tx/s at the horizon is what tier M is made for',
    ]);
    expect(placesOf(rule, grown)).toEqual(['S']);
    expect(messagesOf(rule, fixed(rule, grown, 'Make it tier M'))).toEqual([]);
  });

  it('finds a tier that promises too little', () => {
    expect(messagesOf(rule, text('demand p95 250 tx/s  growth 0%/year  capacity 400 tx/s'))).toEqual([
      'warning: Till is in the wrong tier: tier S promises less availability than Fast expects, and tier M enough',
    ]);
  });

  it('finds that no tier promises enough', () => {
    expect(
      messagesOf(rule, text('demand p95 250 tx/s  growth 0%/year  capacity 400 tx/s', ' tier M', '99.8%')),
    ).toEqual([
      'warning: no tier of A that carries Till promises the availability that Fast expects; tighten the warranty of one, or take another archetype',
    ]);
  });

  it('does not offer a tier in whose band the utilisation would not be', () => {
    const [found] = findingsOf(rule, text('demand p95 260 tx/s  growth 0%/year  capacity 600 tx/s'));
    expect(found!.fixes).toEqual([]);
  });

  it('cannot judge without a growth, as the horizon is three years away', () => {
    expect(messagesOf(rule, text('demand p95 260 tx/s  capacity 400 tx/s'))).toEqual([
      'information: The tier of Till cannot be judged: the growth of Till is missing',
    ]);
  });

  it('leaves it to BT401 to say that demand or capacity are missing', () => {
    expect(messagesOf(rule, text('growth 1%/year'))).toEqual([]);
  });

  it('asks for a tier where none is named, and offers the fit one', () => {
    const unnamed = text('demand p95 260 tx/s  growth 0%/year  capacity 400 tx/s', '');
    expect(messagesOf(rule, unnamed)).toEqual(['information: The tier of Till cannot be judged: its tier is missing']);
    const mended = fixed(rule, unnamed, 'Make it tier M');
    expect(mended).toContain('archetype A tier M');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('is content with the fit tier', () => {
    expect(messagesOf(rule, text('demand p95 260 tx/s  growth 0%/year  capacity 400 tx/s', ' tier M'))).toEqual([]);
  });
});
