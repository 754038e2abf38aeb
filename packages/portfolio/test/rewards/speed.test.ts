import { expect, it } from 'vitest';
import { HALF, rewarded, SERVICES } from './samples.js';

it('pays 10 000 participants of 100 plans in one pool in under 2 seconds', () => {
  const plans = Array.from({ length: 100 }, (_, plan) => {
    const people = Array.from({ length: 100 }, (_, i) => `p${plan}_${i}`);
    const declared = people.map(
      (id, i) => `person ${id} { fte ${(50 + (i % 50)) / 100} from 2026-0${7 + (i % 3)}-1${i % 9} }`,
    );
    return `${declared.join('\n')}
plan N${plan} { for ${people.join(', ')}  period ${HALF}  target ${10_000 + plan} EUR/year  cap 120%
  component availability of Checkout weight 70% { 99.8% -> 50%  99.93% -> 117% }
  component confidence of Checkout weight 30% lower { 4 -> 50%  1 -> 100% } }`;
  });
  const names = plans.map((_, i) => `N${i}`).join(', ');
  const figures = rewarded(
    `${SERVICES}\n${plans.join('\n')}\npool Pool { amount 9M EUR  plans ${names}  over scaleDown }`,
    [
      ['availability', 'Checkout', HALF, '99.9137%'],
      ['confidence', 'Checkout', HALF, '2.3'],
    ],
  );
  // Of this thread alone: what else the machine does is no business of the test.
  const start = process.threadCpuUsage();
  const { payouts, pools } = figures.rewards;
  const { user, system } = process.threadCpuUsage(start);
  const elapsed = (user + system) / 1000;
  expect(payouts).toHaveLength(10_000);
  expect(payouts.every(({ status }) => status === 'final')).toBe(true);
  expect(String(pools[0]!.paid)).not.toBe('0');
  expect(elapsed).toBeLessThan(2_000);
  console.info(`10 000 payouts in ${elapsed.toFixed(0)} ms`);
});
