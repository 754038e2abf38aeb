import { applyEdits, textEdits } from '@btaas/language';
import { describe, expect, test } from 'vitest';
import { refactorings } from '../src/features/refactor/index.js';
import { marked } from './support.js';

/** What a refactoring of this title leaves of the first file with a mark, and the file that it makes. */
function after(texts: string | Readonly<Record<string, string>>, title: string) {
  const { context, offset, end } = marked(texts);
  const all = refactorings(context, { start: offset, end });
  const found = all.find((each) => each.title === title);
  if (found === undefined) throw new Error(`not offered; there are: ${all.map((each) => each.title).join(', ')}`);
  const { name, text } = context.document;
  return { text: applyEdits(text, textEdits(found.edits, name, text)), newFile: found.newFile };
}
const titles = (texts: string | Readonly<Record<string, string>>) => {
  const { context, offset, end } = marked(texts);
  return refactorings(context, { start: offset, end }).map(({ title }) => title);
};

describe('extracting an archetype', () => {
  test('takes the needs that all services meet, and a name that is free', () => {
    const { text } = after(
      `archetype NewArchetype { meets N }
service A supporting {«
  meets N, M
}
service B supporting { meets M }»
`,
      'Extract an archetype from 2 services',
    );
    expect(text).toBe(`archetype NewArchetype { meets N }
archetype NewArchetype2 {
  meets M
}

service A supporting {
  meets N, M
  archetype NewArchetype2
}
service B supporting { meets M  archetype NewArchetype2 }
`);
  });
  test('is not offered for a service that has one', () => {
    expect(titles('archetype T {}\nservice A supporting { archetype| T }\n')).not.toContain('Extract an archetype');
  });
});

describe('inlining the parent of an archetype', () => {
  test('writes what is taken over, and extends the grandparent', () => {
    const { text } = after(
      `archetype Top {}
archetype Base extends Top { meets N, M  sourcing internal  tier S { ceiling 1k EUR/month } }
archetype Child| extends Base { meets K }
`,
      'Inline what Base gives to Child',
    );
    expect(text).toBe(`archetype Top {}
archetype Base extends Top { meets N, M  sourcing internal  tier S { ceiling 1k EUR/month } }
archetype Child extends Top { meets K  sourcing internal  tier S { ceiling 1k EUR/month } }
`);
  });
  test('ends the chain where the parent extends nothing', () => {
    const { text } = after(
      'archetype Base { sourcing internal }\narchetype Child| extends Base {}\n',
      'Inline what Base gives to Child',
    );
    expect(text).toBe('archetype Base { sourcing internal }\narchetype Child { sourcing internal }\n');
  });
});

describe('moving to a file', () => {
  test('takes comments, namespace and uses along', () => {
    const { text, newFile } = after(
      { 'sub/a.btaas': 'namespace n\nuse m\n\nunit Stores\n\n/** Carries it. */\nservice PayRoll| supporting {}\n' },
      'Move PayRoll to sub/pay-roll.btaas',
    );
    expect(newFile).toEqual({
      document: 'sub/pay-roll.btaas',
      text: 'namespace n\nuse m\n\n/** Carries it. */\nservice PayRoll supporting {}\n',
    });
    expect(text.trimEnd()).toBe('namespace n\nuse m\n\nunit Stores');
  });
  test('is not offered where the file is there, or would leave an empty one', () => {
    expect(titles({ 'a.btaas': 'unit B|\nunit C', 'b.btaas': '' })).not.toContain('Move B to b.btaas');
    expect(titles({ 'a.btaas': 'unit B|' })).toEqual([]);
  });
});

describe('splitting an offering off', () => {
  test('makes a service with that offering alone', () => {
    const { text } = after(
      `service Pay "Pay" supporting {
  accountable Ops
  offering Gold { price 2 EUR/tx }
  offering Silver { price| 1 EUR/tx }
}
`,
      'Split Silver off into a service of its own',
    );
    expect(text).toBe(`service Pay "Pay" supporting {
  accountable Ops
  offering Gold { price 2 EUR/tx }
}

service PaySilver "Pay" supporting {
  accountable Ops
  offering Silver { price 1 EUR/tx }
}
`);
  });
});

describe('commissioning a service', () => {
  const model = 'portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }\nprovider CoreIT internal\n';
  test('begins with the period of the portfolio, by an OLA with an internal provider', () => {
    const { text } = after(`${model}service Pay| supporting {}\n`, 'Commission Pay to CoreIT');
    expect(text).toBe(`${model}service Pay supporting {}

commission Pay to CoreIT from 2026-02-01 {
  ola { availability 99.9% monthly }
  review quarterly
}
`);
  });
  test('is not offered for one that is commissioned', () => {
    const text = `${model}service Pay| supporting {}\ncommission Pay to CoreIT from 2026-02-01\n`;
    expect(titles(text)).not.toContain('Commission Pay to CoreIT');
  });
});

describe('organising the use clauses', () => {
  const others = { 'm.btaas': 'namespace m\nunit U', 'k.btaas': 'namespace k\nunit V' };
  const title = 'Organise the use clauses';
  test('sorts them, and leaves out what no name needs', () => {
    const used = {
      ...others,
      'a.btaas': 'namespace n\nuse m\nuse k\nuse m\n\nneed A| { unit U }\nneed B { unit V }\n',
    };
    expect(after(used, title).text).toBe('namespace n\nuse k\nuse m\n\nneed A { unit U }\nneed B { unit V }\n');
    const half = { ...others, 'a.btaas': 'use k\nuse m\n\nneed A| { unit m.U }\nneed B { unit V }\n' };
    expect(after(half, title).text).toBe('use k\n\nneed A { unit m.U }\nneed B { unit V }\n');
  });
  test('takes nothing out while a name is not found', () => {
    expect(titles({ ...others, 'a.btaas': 'use k\nuse m\n\nneed A| { unit W }\n' })).not.toContain(title);
  });
});
