import { expect, test, vi } from 'vitest';
import { Publisher } from '../src/publisher.js';
import { Sessions } from '../src/sessions.js';
import { MemoryHost, noPause } from './memory-host.js';

test('an analysis that throws is told, and the next change is analysed', async () => {
  vi.useFakeTimers();
  try {
    const host = new MemoryHost();
    host.files.set('file:///w/a.btaas', 'service A supporting { requires B }');
    const sessions = new Sessions(host);
    await sessions.load(['file:///w'], noPause);
    const [project] = [...sessions.all];
    const told: string[] = [];
    const failures: unknown[] = [];
    const publisher = new Publisher(
      (_uri, diagnostics) => told.push(...diagnostics.map(({ code }) => String(code))),
      () => sessions.all,
      () => {},
    );
    publisher.onFailure = (error) => failures.push(error);
    const broken = vi.spyOn(project!.engine, 'snapshot').mockImplementation(() => {
      throw new Error('a bug');
    });
    publisher.ask();
    await vi.runAllTimersAsync();
    expect(failures).toEqual([new Error('a bug')]);
    expect(told).toEqual([]);
    broken.mockRestore();
    publisher.ask();
    await vi.runAllTimersAsync();
    expect(told).toContain('BT001');
  } finally {
    vi.useRealTimers();
  }
});
