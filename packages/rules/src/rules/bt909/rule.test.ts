import { measurements } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { examplesOf, measured } from '../../../test/measured.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const { bad, good } = examplesOf('BT909');
const PERIOD = '2026-02-01 .. 2026-05-31';
const evidence = { measurements: measured(['availability', 'Checkout', PERIOD, '99.9%']) };

describe('BT909', () => {
  it('finds a metric that was not measured, once the period is over', () => {
    expect(messagesOf(rule, bad, evidence)).toEqual([
      'error: Payments2026 is paid on evidence that is missing: latency of Checkout; its period is over, and payouts that need it are held. Add the data, and run "btaas evidence"',
    ]);
    expect(placesOf(rule, bad, evidence)[0]).toMatch(/^latency of Checkout weight 100%/);
  });
  it('is information until then, the last day included', () => {
    expect(messagesOf(rule, bad, { ...evidence, asOf: '2026-05-31' })[0]).toMatch(
      /^information: .* its period is not over yet/,
    );
    expect(messagesOf(rule, bad, { ...evidence, asOf: '2026-06-01' })[0]).toMatch(/^error/);
  });
  it('is content with what was measured for the period', () => expect(messagesOf(rule, good, evidence)).toEqual([]));
  it('does not take other days for it, and says so', () => {
    const other = { measurements: measured(['availability', 'Checkout', '2026-02-01 .. 2026-05-30', '99.9%']) };
    expect(messagesOf(rule, good, other)[0]).toContain(
      'availability of Checkout (availability of Checkout is measured for 2026-02-01 .. 2026-05-30, which is another period);',
    );
  });
  it('does not take another unit for it', () => {
    const other = { measurements: measured(['availability', 'Checkout', PERIOD, '0.999']) };
    expect(messagesOf(rule, good, other)[0]).toContain('missing: availability of Checkout in the unit of its curve;');
  });
  it('asks which days incidents cover, where months had none', () => {
    const [known] = evidence.measurements.all;
    const days = { type: 'period', from: '2026-02-01', to: '2026-03-31' } as const;
    const seen = { measurements: measurements([{ ...known!, observed: days, source: 'Outages' }]) };
    const source = (covers: string) => `${good}source Outages from "i.csv" { format incidents ${covers} }\n`;
    const said = (hint: string) =>
      `error: Payments2026 is paid on evidence that does not cover its period: availability of Checkout is observed 2026-02-01 .. 2026-03-31 only, of ${PERIOD}; payouts stay provisional. Add the data${hint}, and run "btaas evidence"`;
    expect(messagesOf(rule, source(''), seen)).toEqual([
      said(' (or say which days Outages "covers", if nothing happened in the others)'),
    ]);
    expect(messagesOf(rule, source('covers 2026-02 .. 2026-03'), seen)).toEqual([said('')]);
  });
  it('asks for what gates and modifiers need, in one finding', () => {
    const gated = good.replace(
      'cap 120%',
      'cap 120%  modifier "Trust" confidence of Checkout { 3 -> 90%  5 -> 110% }  gate "Calm" when count(incidents of Checkout) = 0 else zero',
    );
    const messages = messagesOf(rule, gated, evidence);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('missing: confidence of Checkout, what gate "Calm" asks;');
  });
  it('names what two components want once', () => {
    const curve = 'component latency of Checkout weight 50% lower { 3 s -> 50%  1 s -> 100% }';
    const twice = bad.replace(/component latency[^}]*\}/, `${curve}\n  ${curve}`);
    expect(messagesOf(rule, twice, evidence)[0]).toContain('is missing: latency of Checkout;');
  });
  it('asks for the funding of a pool', () => {
    const pool = `${good}pool Bonus { amount 10k EUR  funding cost of Checkout { 1k EUR -> 100% }  plans Payments2026 }\n`;
    expect(messagesOf(rule, pool, evidence)).toEqual([
      expect.stringContaining('Bonus is paid on evidence that is missing: cost of Checkout'),
    ]);
  });
});
