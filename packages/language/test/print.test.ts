import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { declarations, type Portfolio } from '@btaas/portfolio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portfolios, withoutPlaces } from '../../../test/support/models.js';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { printPortfolio } from '../src/print/index.js';

const root = resolve(import.meta.dirname, '../../..');
const documents = ({ documents: all }: Portfolio) => withoutPlaces(all);

/** What a portfolio's printed text says, read back. */
function printedAndRead(portfolio: Portfolio): Portfolio {
  return snapshotOf(Object.fromEntries(printPortfolio(portfolio))).portfolio;
}

describe('what is printed reads back as the same model', () => {
  const canonical = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');
  test('the canonical portfolio', () => {
    const { portfolio } = snapshotOf(canonical);
    expect(documents(printedAndRead(portfolio))).toEqual(documents(portfolio));
  });

  test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))('the example of %s', (_, text) => {
    const { portfolio } = snapshotOf(text);
    expect(documents(printedAndRead(portfolio))).toEqual(documents(portfolio));
  });

  const examples = globSync('examples/*/', { cwd: root });
  test.each(examples)('%s', (folder) => {
    const files = globSync(`${folder}/**/*.btaas`, { cwd: root }).sort();
    const texts = files.map((file) => [basename(file), readFileSync(join(root, file), 'utf8')] as const);
    const { portfolio } = snapshotOf(Object.fromEntries(texts));
    expect(portfolio.documents).toHaveLength(files.length);
    expect(documents(printedAndRead(portfolio))).toEqual(documents(portfolio));
  });

  test('a change of the archetype and, apart from it, of the tier', () => {
    const text = 'archetype A\nteam T\nservice S supporting { archetype A  accountable T  state operational }\n';
    const { portfolio } = snapshotOf(`${text}scenario X { change S { tier L  archetype A } }`);
    expect(documents(printedAndRead(portfolio))).toEqual(documents(portfolio));
  });

  test('generated portfolios', () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        expect(documents(printedAndRead(portfolio))).toEqual(documents(portfolio));
      }),
      { seed: 20260801, numRuns: 150 },
    );
  });
});
