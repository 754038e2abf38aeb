import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { differencesFrom, measure } from '@btaas/evidence';
import { printValue } from '@btaas/portfolio';
import { openProject, readProject, writeLock } from '@btaas/workspace';
import { describe, expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../examples/meridian');
const opened = openProject(readProject(join(folder, 'btaas.config.json'), { from: folder }), {
  from: folder,
  asOf: '2026-11-24',
});
const { portfolio, figures } = opened.engine.snapshot();

describe('the evidence of the example meridian', () => {
  test('is what the committed files say, and its lock is up to date', async () => {
    expect(await differencesFrom(opened.evidence.lock!, portfolio, folder)).toEqual([]);
    const { lock, findings } = await measure(portfolio, { root: folder });
    expect(writeLock(lock)).toBe(readFileSync(join(folder, 'btaas.evidence.json'), 'utf8'));
    expect(findings.map(({ level }) => level)).toEqual(['information']);
  });
  test('states every payout of the second half so far', () => {
    const { payouts, pools } = figures.rewards;
    expect(payouts.map(({ participant, status }) => `${participant} ${status}`)).toEqual([
      'meridian.p01 provisional',
      'meridian.p02 provisional',
      'meridian.p04 provisional',
    ]);
    expect(pools.map(({ currency }) => currency)).toEqual(['EUR']);
  });
  test('tells what a provider owes: the network was below 99.97% in September', () => {
    const hosting = figures.providers.of('meridian.Hosting')!;
    const network = hosting.commitments.find(({ service }) => service.id === 'meridian.Network')!;
    const missed = network.periods.filter(({ met }) => !met);
    // 21 of 30 · 1 440 probes failed.
    expect(missed.map(({ measured }) => printValue(measured))).toEqual(['99.951389%']);
  });
});
