import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { agreement, agreementBody, declarations, type Portfolio } from '@btaas/portfolio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portfolios, withoutPlaces } from '../../../test/support/models.js';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { createPrinter, format, printPortfolio } from '../src/index.js';

const root = resolve(import.meta.dirname, '../../..');
const documents = ({ documents: all }: Portfolio) => withoutPlaces(all);

/** What a portfolio's printed text says, read back. The formatter leaves the text as it is. */
function printedAndRead(portfolio: Portfolio): Portfolio {
  const texts = printPortfolio(portfolio);
  for (const text of texts.values()) expect(format(text)).toEqual({ ok: true, text });
  return snapshotOf(Object.fromEntries(texts)).portfolio;
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

describe('names are as short as they can be', () => {
  const files = {
    'a.btaas': 'namespace shop\nuse it\nunit Stores\nneed Speed { unit Stores  importance 3 }',
    'b.btaas':
      'namespace it\narchetype A\nteam Ops\nservice Gold supporting { archetype A  accountable Ops  state operational }\nservice Pay supporting { archetype it.A  accountable it.Ops  state operational  requires it.Gold  offering Gold {}  consumers shop.Stores }',
  };
  const texts = printPortfolio(snapshotOf(files).portfolio);
  test('without the namespace, where nothing nearer has the name', () => {
    expect(texts.get('b.btaas')).toContain('archetype A\n  consumers shop.Stores\n  accountable Ops\n');
  });
  test('with it, where something nearer does: the offering Gold', () => {
    expect(texts.get('b.btaas')).toContain('requires it.Gold\n');
  });
});

describe('a piece of text for a quick fix', () => {
  const { portfolio } = snapshotOf(
    'namespace shop\nunit Stores\nneed Speed { unit Stores  importance 3  expects { availability 99.9% monthly } }',
  );
  const printer = createPrinter((id) => portfolio.find(id) !== undefined);
  const need = portfolio.get('need', 'shop.Speed')!;
  test('an element, in its namespace and outside of it', () => {
    expect(printer.element(need, { namespace: 'shop' })).toBe(
      'need Speed {\n  unit Stores\n  importance 3\n  expects { availability 99.9% monthly }\n}',
    );
    expect(printer.element(need)).toContain('unit shop.Stores\n');
  });
  test('a single value, by its type', () => {
    const { availability } = agreementBody;
    const promise = need.values.expects!.value.availability!.value;
    expect(printer.value(availability.of, promise)).toBe('99.9% monthly');
    expect(printer.value(agreement, need.values.expects!.value)).toBe('{ availability 99.9% monthly }');
  });
  test('what the grammar cannot hold in full is printed as far as it goes', () => {
    const { portfolio: partial } = snapshotOf('service S { cost run 4 h  cost grow 3 EUR/year }');
    expect(printPortfolio(partial).get('a.btaas')).toBe('service S {\n  cost run\n  cost grow 3 EUR/year\n}\n');
  });
});
