import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support.js';

const place = inFolder();
const { btaas, write } = place;

/** A command that watches, and what it says. */
function watching(args: readonly string[]) {
  let said = '';
  let stop = () => {};
  let hear: (() => void) | undefined;
  const ended = btaas([...args, '--watch'], {
    onInterrupt: (interrupt) => {
      stop = interrupt;
      return () => {};
    },
    heard: (text) => {
      said += text;
      hear?.();
    },
  });
  return {
    ended,
    stop: () => stop(),
    /** Waits until it has said something `times` times. */
    async hears(words: string, times: number): Promise<void> {
      while (said.split(words).length <= times) {
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
      }
    },
  };
}
const WATCHING = 'Watching for changes';
/** Long enough for the watcher to be at its post. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

describe('--watch', () => {
  test('checks again when a file changes, once for changes that come together, until it is stopped', async () => {
    write({ 'a.btaas': 'unit A', 'b.btaas': 'unit B' });
    const check = watching(['check']);
    await check.hears(WATCHING, 1);
    await settle();
    write({ 'a.btaas': 'unit A { within C }', 'b.btaas': 'unit B { within C }' });
    await check.hears(WATCHING, 2);
    // An editor that saves by renaming is seen as well.
    write({ 'a.tmp': 'unit A', 'b.btaas': 'unit B' });
    renameSync(join(place.folder, 'a.tmp'), join(place.folder, 'a.btaas'));
    await check.hears(WATCHING, 3);
    check.stop();
    const { code, out } = await check.ended;
    expect(out.match(/^(No findings|2 errors)/gm)).toEqual(['No findings', '2 errors', 'No findings']);
    expect(code).toBe(0);
    // Not on a terminal: nothing was cleared.
    expect(out).not.toContain('\u001B');
  });
  test('stays when the configuration is wrong for a moment, and when files go away', async () => {
    write({ 'btaas.config.json': '{}', 'a.btaas': 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }' });
    const check = watching(['check']);
    await check.hears(WATCHING, 1);
    await settle();
    write({ 'btaas.config.json': '{ "include": 3 }' });
    await check.hears(WATCHING, 2);
    check.stop();
    const { code, out } = await check.ended;
    expect(code).toBe(1);
    expect(out).toContain('"include" is a list');
  });
  test('is not for a text from standard input', async () => {
    expect(await btaas(['check', '--watch', '--stdin-filepath', 'a.btaas'], { input: '' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--watch needs files'),
    });
  });
});
