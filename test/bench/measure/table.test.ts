import { describe, expect, test } from 'vitest';
import { median } from './measure.ts';
import { grouped, table } from './table.ts';
import { targets, verdict } from './targets.ts';

describe('what the benchmark prints', () => {
  test('medians of time and of memory, each for itself', () => {
    const runs = [
      { milliseconds: 30, processorMilliseconds: 7, mebibytes: 1 },
      { milliseconds: 10, processorMilliseconds: 9, mebibytes: 3 },
      { milliseconds: 20, processorMilliseconds: 8, mebibytes: 2 },
    ];
    expect(median(runs)).toEqual({ milliseconds: 20, processorMilliseconds: 8, mebibytes: 2 });
    expect(median([runs[0]!, { failed: 'exit code 2' }])).toEqual({ failed: 'exit code 2' });
  });

  test('columns that line up', () => {
    expect(
      table(
        ['', 'time', 'command'],
        [
          ['floor', '0.05 s', 'node floor.mjs'],
          ['it', '12.00 s', 'x'],
        ],
      ),
    ).toBe(
      [
        '          time  command',
        '──────────────────────────────',
        'floor   0.05 s  node floor.mjs',
        'it     12.00 s  x',
      ].join('\n'),
    );
    expect([7, 1_000, 69_418, 1_234_567].map(grouped)).toEqual(['7', '1 000', '69 418', '1 234 567']);
  });

  test('targets as ratios within one run', () => {
    const result = (services: number, own: number, langium: number, inOneFile = false) => ({
      services,
      inOneFile,
      outcomes: new Map([
        ['btaas check', { milliseconds: 2 * own, processorMilliseconds: own, mebibytes: 100 }],
        ['plain Langium', { milliseconds: langium, processorMilliseconds: langium, mebibytes: 400 }],
      ]),
      rules: { milliseconds: own / 2, processorMilliseconds: own / 4 },
      parse: { milliseconds: langium, processorMilliseconds: langium },
    });
    const all = [
      result(1_000, 300, 1),
      result(10_000, 1_200, 4_000),
      result(10_000, 3_000, 1, true),
      result(100_000, 12_900, 20_000),
    ];
    // 1200/4000, 12 900/20 000, 100/400, 3000/1200, 300/4000 and 3225/20 000 of the parse and of the run, and (11 700/90 000)/(900/9 000).
    const ratios = targets(all).map(({ ratio }) => ratio?.toFixed(3));
    expect(ratios).toEqual(['0.300', '0.645', '0.250', '2.500', '0.075', '0.161', '0.075', '0.161', '1.300']);
    expect(targets(all).map((target) => verdict(target).trim().split(' ')[0])).toEqual([
      'met:',
      'MISSED:',
      'met:',
      'MISSED:',
      'met:',
      'MISSED:',
      'met:',
      'MISSED:',
      'MISSED:',
    ]);
    // By the clock it took twice the time.
    expect(verdict(targets(all)[0]!)).toBe(
      '  met: 0.30× (by the clock 0.60×)  at most 0.60× of the time of plain Langium, 10 000 services',
    );
    expect(targets([]).every(({ ratio }) => ratio === undefined)).toBe(true);
  });
});
