import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, portfolioOf } from '../../../../test/support/portfolio.js';
import { breakingText } from './breaking.js';
import { diff } from './diff.js';

const BASE = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
team T
team O
archetype A
unit Stores
unit Online
provider Core internal
provider Host external`;
const between = (before: string | Files, after: string | Files, asOf = '2026-06-30') => {
  const files = (text: string | Files) => (typeof text === 'string' ? { 'a.btaas': `${BASE}\n${text}` } : text);
  return diff(portfolioOf(files(before)), portfolioOf(files(after)), { asOf });
};
const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id);
const names = (
  pairs: readonly { readonly before: { readonly id: string }; readonly after: { readonly id: string } }[],
) => pairs.map(({ before, after }) => `${before.id} → ${after.id}`);
const changes = (before: string, after: string) =>
  between(before, after).changed.flatMap(({ after: element, changes: list }) =>
    list.map((each) => `${element.id}: ${each.path}: ${each.before} → ${each.after}`),
  );
const service = (name: string, properties = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${properties} }`;

describe('what is the same in two versions', () => {
  it('is everything, whatever the order, the spaces and the comments', () => {
    const one = `${service('S', 'consumers Stores 80%, Online 20%')}\nasset X { supports S  cost run 1k EUR/year }`;
    const other = `// moved about\nasset X {\n  cost run 1_000 EUR/year\n\n  supports S\n}\n${service('S', 'consumers Online 20%, Stores 80%')}`;
    const found = between(one, other);
    expect([found.added, found.removed, found.renamed, found.moved, found.changed, found.breaking]).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  it('is told apart from what is new and what is gone', () => {
    const found = between('asset X { technology "a" }', 'asset Y { technology "b" }');
    expect([ids(found.added), ids(found.removed), found.renamed]).toEqual([['Y'], ['X'], []]);
  });

  it('may have another name, if it says the same; those who name it are not changed by that', () => {
    const text = (name: string) =>
      `asset ${name} { technology "a" }\nconsolidation C { keep Other  absorb ${name} }\nasset Other`;
    const found = between(text('X'), text('Y'));
    expect([names(found.renamed), found.changed, found.added, found.removed]).toEqual([['X → Y'], [], [], []]);
  });

  it('may follow from other new names, and from those of its own parts', () => {
    const text = (asset: string, migration: string) => `asset ${asset} { technology "a" }\n${service('S')}
migration ${migration} { wave W1 2026-01 .. 2026-02 { from ${asset} to S }  wave W2 2026-03 .. 2026-04 { after W1  from ${asset} to S } }`;
    const found = between(text('X', 'M'), text('Y', 'N'));
    expect([names(found.renamed), found.changed]).toEqual([['M → N', 'X → Y'], []]);
  });

  it('takes a title along, even where something else was changed with the name', () => {
    const found = between('asset X "Servers" { technology "a" }', 'asset Y "Servers" { technology "b" }');
    expect(names(found.renamed)).toEqual(['X → Y']);
    expect(found.changed.flatMap(({ changes: list }) => list.map(({ path }) => path))).toEqual(['technology']);
  });

  it('is not guessed where several could be meant, or nothing is said', () => {
    const two = between('asset X { technology "a" }', 'asset Y { technology "a" }\nasset Z { technology "a" }');
    expect([ids(two.added), ids(two.removed)]).toEqual([['Y', 'Z'], ['X']]);
    expect(between('asset X', 'asset Y').renamed).toEqual([]);
  });

  it('may be in another file or namespace', () => {
    const found = between(
      { 'a.btaas': BASE, 'b.btaas': 'namespace one\nasset X { technology "a" }' },
      { 'a.btaas': BASE, 'b.btaas': 'namespace two\nasset X { technology "b" }' },
    );
    expect([names(found.moved), found.renamed]).toEqual([['one.X → two.X'], []]);
    const file = between({ 'a.btaas': `${BASE}\nasset X` }, { 'a.btaas': BASE, 'b.btaas': 'asset X' });
    expect([names(file.moved), file.changed]).toEqual([['X → X'], []]);
  });

  it('keeps a commission together whose service was renamed', () => {
    const text = (name: string) => `${service(name, 'utility "Pay"')}\ncommission ${name} to Core { review monthly }`;
    const found = between(text('Till'), text('Checkout'));
    expect([names(found.renamed), found.added, found.removed, found.changed]).toEqual([
      ['Till → Checkout'],
      [],
      [],
      [],
    ]);
  });
});

describe('what an element says differently', () => {
  it('has a path and both texts', () => {
    expect(changes(service('S', 'criticality low'), service('S', 'criticality high'))).toEqual([
      'S: criticality: low → high',
    ]);
    expect(
      changes(service('S', 'cost run 1k EUR/year'), service('S', 'cost run 2k EUR/year  cost grow 3 EUR/year')),
    ).toEqual(['S: cost grow: undefined → 3 EUR/year', 'S: cost run: 1000 EUR/year → 2000 EUR/year']);
  });

  it('finds items of a list by what tells them apart', () => {
    expect(changes(service('S', 'consumers Stores 80%, Online 20%'), service('S', 'consumers Stores 100%'))).toEqual([
      'S: consumers Online: 20% → undefined',
      'S: consumers Stores: 80% → 100%',
    ]);
    expect(
      changes(
        `${service('S', 'requires X')}\n${service('X')}\n${service('Y')}`,
        `${service('S', 'requires Y')}\n${service('X')}\n${service('Y')}`,
      ),
    ).toEqual(['S: requires X:  → undefined', 'S: requires Y: undefined → ']);
  });

  it('looks into offerings, agreements and curves', () => {
    const offering = (sla: string) => service('S', `offering Standard { sla { ${sla} } }`);
    expect(
      changes(
        offering('availability 99.9% monthly  response P1 1 h'),
        offering('availability 99.5% yearly  response P1 2 h'),
      ),
    ).toEqual([
      'S: offering Standard.sla.availability: 99.9% monthly → 99.5% yearly',
      'S: offering Standard.sla.response P1: 1 h → 2 h',
    ]);
  });

  it('has titles and doc comments as well', () => {
    expect(changes('/** Old. */\nasset X "One"', '/** New. */\nasset X "Two"')).toEqual([
      'X: doc: Old. → New.',
      'X: title: "One" → "Two"',
    ]);
  });

  it('is found exactly once for each property that differs, whichever', () => {
    const properties = [
      'technology "a"',
      'technology "b"',
      'retires 2026-01-01',
      'retires 2027-01-01',
      'owner T',
      'owner O',
    ];
    const body = fc
      .subarray(['technology', 'retires', 'owner'])
      .chain((chosen) =>
        fc.tuple(...chosen.map((name) => fc.constantFrom(...properties.filter((text) => text.startsWith(name))))),
      );
    fc.assert(
      fc.property(body, body, (one, other) => {
        const [a, b] = [one, other].map((texts) => new Set<string>(texts as readonly string[])) as [
          Set<string>,
          Set<string>,
        ];
        const differing = [...new Set([...a, ...b])].filter((text) => !(a.has(text) && b.has(text)));
        const paths = new Set(differing.map((text) => text.split(' ')[0]));
        const found = between(`asset X { ${one.join('  ')} }`, `asset X { ${other.join('  ')} }`);
        expect(new Set(found.changed.flatMap(({ changes: list }) => list.map(({ path }) => path)))).toEqual(paths);
        const back = between(`asset X { ${other.join('  ')} }`, `asset X { ${one.join('  ')} }`);
        expect(back.changed.length).toBe(found.changed.length);
      }),
      { seed: 13, numRuns: 60 },
    );
  });
});

describe('who delivers a service', () => {
  it('is said of the service, as its commission is another one then', () => {
    const text = (commissions: string) => `${service('S')}\n${commissions}`;
    expect(changes(text('commission S to Host'), text('commission S to Core'))).toEqual(['S: provider: Host → Core']);
    expect(changes(text(''), text('commission S to Core\ncommission S to Host'))).toEqual([
      'S: provider: undefined → Core, Host',
    ]);
    expect(changes(text('commission S to Core'), text(''))).toEqual(['S: provider: Core → undefined']);
  });

  it('is the same where only its name is another one', () => {
    const text = (name: string) => `provider ${name} "Ourselves" internal\n${service('S')}\ncommission S to ${name}`;
    expect(changes(text('Ours'), text('Own'))).toEqual([]);
  });
});

describe('promises', () => {
  const promises = (before: string, after: string) =>
    between(before, after).promises.map(
      ({ direction, label, name, before: old, after: fresh }) => `${direction}: ${label}: ${name} ${old} → ${fresh}`,
    );
  const sla = (body: string) => service('S', `offering Standard { sla { ${body} } }`);

  it('are lowered or raised, each by itself', () => {
    expect(promises(sla('availability 99.9% monthly  rto 4 h'), sla('availability 99.5% monthly  rto 2 h'))).toEqual([
      'lowered: the SLA Standard of S: availability 99.9% → 99.5%',
      'raised: the SLA Standard of S: rto 4 h → 2 h',
    ]);
  });

  it('are lowered by a longer window, as all downtime may fall into a part of it', () => {
    expect(promises(sla('availability 99.9% monthly'), sla('availability 99.9% yearly'))).toEqual([
      'lowered: the SLA Standard of S: availability 99.9% → 99.9%',
    ]);
  });

  it('are lowered by what is not promised any more, and raised by what is new', () => {
    expect(promises(sla('availability 99.9% monthly  rpo 1 h'), sla('availability 99.9% monthly  rto 2 h'))).toEqual([
      'lowered: the SLA Standard of S: rpo agreed → undefined',
      'raised: the SLA Standard of S: rto undefined → agreed',
    ]);
    expect(promises(sla('rto 1 h'), service('S', 'offering Standard'))).toEqual([
      'lowered: the SLA Standard of S: sla agreed → undefined',
    ]);
  });

  it('are lowered by credits that pay less, and by an earlier end', () => {
    const credits = (pays: string, until: string) => sla(`credit below 99.9% pays ${pays}  until ${until}`);
    expect(promises(credits('10%', '2026-12-31'), credits('5%', '2026-06-30'))).toEqual([
      'lowered: the SLA Standard of S: credit below 99.9% 10% → 5%',
      'lowered: the SLA Standard of S: until 2026-12-31 → 2026-06-30',
    ]);
  });

  it('are those of providers, archetypes and commissions too, and needs expect', () => {
    const text = (value: string) => `provider Cloud external { commits { availability ${value} monthly } }
archetype B { warranty { availability ${value} monthly } }
${service('S')}
commission S to Core { ola { availability ${value} monthly } }
need N { unit Stores  importance 1  expects { availability ${value} monthly } }`;
    const found = between(text('99.9%'), text('99%'));
    expect(found.promises.map(({ kind, direction }) => `${kind} ${direction}`).sort()).toEqual([
      'commits lowered',
      'expects lowered',
      'ola lowered',
      'warranty lowered',
    ]);
    expect(found.breaking.length).toBe(3);
  });

  it('keep up or down when the versions are exchanged', () => {
    const value = fc.constantFrom('99%', '99.5%', '99.9%', '99.99%');
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [there, back] = [
          promises(sla(`availability ${one} monthly`), sla(`availability ${other} monthly`)),
          promises(sla(`availability ${other} monthly`), sla(`availability ${one} monthly`)),
        ];
        expect(there.length).toBe(one === other ? 0 : 1);
        expect(there.map((text) => text.startsWith('lowered'))).toEqual(
          back.map((text) => !text.startsWith('lowered')),
        );
      }),
      { seed: 14, numRuns: 30 },
    );
  });
});

describe('a commission of a service that was renamed', () => {
  it('is the same commission, and what it promises less is breaking', () => {
    const version = (name: string, ola: string) =>
      `${service(name, 'utility "Pay"')}\ncommission ${name} to Core { ola { availability ${ola} monthly } }`;
    const found = between(version('S', '99.9%'), version('R', '99.5%'));
    expect([ids(found.added), ids(found.removed), names(found.renamed)]).toEqual([[], [], ['S → R']]);
    expect(found.breaking.map(breakingText)).toEqual([
      'the OLA of commission R to Core promises availability 99.5% instead of 99.9%',
    ]);
  });
});

describe('an availability of which more is excluded', () => {
  it('is lowered, and both sides say what they exclude', () => {
    const sla = (excludes: string) => service('S', `offering O { sla { availability 99.9% monthly ${excludes} } }`);
    expect(between(sla(''), sla('excludes maintenance 4 h/month')).breaking.map(breakingText)).toEqual([
      'the SLA O of S promises availability 99.9% without maintenance 4 h/month instead of 99.9%',
    ]);
  });
});

describe('breaking changes', () => {
  const breaking = (before: string, after: string, asOf?: string) =>
    between(before, after, asOf).breaking.map(breakingText);

  it('are promises that were lowered', () => {
    const sla = (value: string) => service('S', `offering Standard { sla { availability ${value} monthly } }`);
    expect(breaking(sla('99.9%'), sla('99%'))).toEqual([
      'the SLA Standard of S promises availability 99% instead of 99.9%',
    ]);
    expect(breaking(sla('99%'), sla('99.9%'))).toEqual([]);
  });

  it('are services that are gone while somebody consumes or requires them', () => {
    const user = service('User', 'requires Gone');
    const gone = service('Gone', 'consumers Stores');
    expect(breaking(`${gone}\n${user}`, service('User'))).toEqual(['Gone is withdrawn while Stores, User consume it']);
    expect(breaking(gone, gone.replace('state operational', 'state retired'))).toEqual([
      'Gone is withdrawn while Stores consume it',
    ]);
    expect(breaking(service('Gone'), '')).toEqual([]);
    expect(breaking(gone.replace('operational', 'retired'), '')).toEqual([]);
  });

  it('are none where a service only has another name', () => {
    const text = (name: string) => service(name, 'consumers Stores  utility "Pay"');
    expect(breaking(text('Till'), text('Checkout'))).toEqual([]);
  });

  it('are terms of a plan that change after its period began', () => {
    const plan = (
      target: string,
      body = 'weight 100% { 99% -> 50%  99.9% -> 100% }',
      period = '2026-07-01 .. 2026-12-31',
    ) =>
      `${service('S')}\nplan R { for T  period ${period}  target ${target}  cap 120%  component availability of S ${body} }`;
    const [before, after] = [plan('10k EUR'), plan('9k EUR')];
    expect(breaking(before, after, '2026-06-30')).toEqual([]);
    expect(breaking(before, after, '2026-07-01')).toEqual([
      'target of R is 9000 EUR instead of 10k EUR, though its period began on 2026-07-01',
    ]);
    expect(breaking(before, plan('10k EUR', 'weight 100% { 99% -> 50%  99.8% -> 100% }'), '2026-08-01')).toEqual([
      'component availability S.points 99.8% of R is 100% instead of nothing, though its period began on 2026-07-01',
      'component availability S.points 99.9% of R is gone instead of 100%, though its period began on 2026-07-01',
    ]);
    // Moving the period into the future does not undo that it had begun.
    expect(breaking(before, plan('9k EUR', undefined, '2026-09-01 .. 2026-12-31'), '2026-08-01').length).toBe(1);
  });
});
