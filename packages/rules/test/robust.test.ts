import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, read } from '@btaas/language';
import { figures } from '@btaas/portfolio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AS_OF, snapshotOf } from '../../../test/support/portfolio.js';
import { runRules } from '../src/index.js';

type Files = Readonly<Record<string, string>>;
const examples = resolve(import.meta.dirname, '../../../examples');
const filesOf = (name: string): Files =>
  Object.fromEntries(
    readdirSync(resolve(examples, name))
      .filter((file) => file.endsWith('.btaas'))
      .map((file) => [file, readFileSync(resolve(examples, name, file), 'utf8')]),
  );

function found(files: Files) {
  const { portfolio, findings } = snapshotOf(files);
  const placesOf = (wanted: string) => findings.filter(({ id }) => id === wanted).map(({ at }) => at);
  const understood = { unread: placesOf('BT000'), mistyped: placesOf('BT011') };
  return [
    ...findings,
    ...runRules({ portfolio, figures: figures(portfolio, { asOf: AS_OF }), ...understood }).findings,
  ];
}
const meridian = filesOf('meridian');

describe('one name that stands for nothing', () => {
  const before = found(meridian).map(({ id, at, message }) => `${id} ${at.document} ${message}`);
  const links = Object.entries(meridian).flatMap(([file, text]) =>
    read(file, text, parse(text)).links.map(({ end, text: name }) => ({ file, end, name })),
  );

  it('is one finding, wherever it stands', () => {
    expect(links.length).toBeGreaterThan(100);
    const cascades: string[] = [];
    for (const { file, end, name } of links) {
      const text = meridian[file]!;
      const files = { ...meridian, [file]: `${text.slice(0, end)}x${text.slice(end)}` };
      const after = found(files).filter(({ level }) => level !== 'information');
      const fresh = after.filter(({ id, at, message }) => !before.includes(`${id} ${at.document} ${message}`));
      const others = fresh.filter(({ id }) => id !== 'BT001');
      for (const each of others) cascades.push(`${file} ${name}: ${each.id} ${each.message}`);
    }
    expect(cascades).toEqual([]);
  });
});

describe('one word, brace or quote', () => {
  const file = 'services.btaas';
  const text = meridian[file]!;
  const idsOf = (changed: string) => found({ ...meridian, [file]: changed }).map(({ id, level }) => `${id} ${level}`);
  const before = idsOf(text);
  const more = (changed: string) => {
    const left = [...before];
    return idsOf(changed).filter((id) => {
      const at = left.indexOf(id);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const slips = [...text.matchAll(/"[^"\n]*"|[{}]|(?<=^ *| {2})[a-z]{4,}(?= )/gim)].flatMap(({ 0: token, index }) => {
    const without = (at: number) => text.slice(0, at) + text.slice(at + 1);
    if (token.startsWith('"')) return [without(index), without(index + token.length - 1)];
    return [without(token.length === 1 ? index : index + 2)];
  });

  it('that is spoilt in a file of services costs one finding', () => {
    expect(slips.length).toBeGreaterThan(120);
    const costly = slips.map((slip) => more(slip)).filter((fresh) => fresh.length > 1);
    expect(costly).toEqual([]);
  }, 60_000);
});

describe('one slip', () => {
  const base = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
team T\nunit U\nneed N { unit U  importance 3 }\narchetype A { meets N  warranty { availability 90% monthly } }\nprovider Group internal
calendar Day { open Mon..Fri 08:00..18:00  zone "Europe/Berlin" }
service S supporting { archetype A  accountable T  responsible T  utility "x"  consumers U 100%  state operational }
`;
  const ids = (text: string, before = base) =>
    found({ p: before + text })
      .filter(({ level }) => level !== 'information')
      .map(({ id }) => id);

  it('in the head of a declaration does not make its properties look missing', () => {
    const commission = 'commission S to Group { share 60%  for N  review monthly  ola { availability 95% monthly } }';
    expect(ids(commission).filter((id) => id === 'BT304')).toEqual([]);
    const slip = commission.replace('{ share 60%', 'share 60% {');
    expect(ids(slip).filter((id) => id === 'BT000')).toHaveLength(1);
    expect(ids(slip).filter((id) => id === 'BT304')).toEqual([]);
  });

  it('that leaves a block open does not make missing what may have been going to stand in it', () => {
    expect(ids('service Broken supporting {\n  utility "x"\n')).toEqual(['BT000']);
    expect(ids('service Broken supporting {\n  utility "x"\nunit Last')).toEqual(['BT000']);
  });

  it('in a limit is not taken for the default', () => {
    const withLimits = (limits: string) =>
      ids(
        `service Late supporting { archetype A  accountable T  responsible T  utility "x"  consumers U 100%  state approved since 2020-01-01  meets N  cost run 1k EUR/year }`,
        base.replace('portfolio P {', `portfolio P { ${limits} `),
      ).filter((id) => id === 'BT106');
    expect(withLimits('')).toEqual(['BT106']);
    expect(withLimits('limits { runShare 80% }')).toEqual(['BT106']);
    expect(withLimits('limits { pipelineAge "forever" }')).toEqual([]);
    expect(withLimits('limits { runShare "much" }')).toEqual([]);
    expect(withLimits('limits { pipelineAge 1 month  runShare "much" }')).toEqual(['BT106']);
  });

  it('in the share of one commission is not taken for all of it', () => {
    const two = (share: string) =>
      ids(`commission S to Group { share ${share}  for N  review monthly  ola { availability 95% monthly } }
provider Other external
commission S to Other { share 50%  for N  review monthly  uc { availability 95% monthly } }`).filter(
        (id) => id === 'BT306',
      );
    expect(two('50%')).toEqual([]);
    expect(two('60%')).toEqual(['BT306']);
    expect(two('"half"')).toEqual([]);
  });

  it('in a value is not said to be missing besides', () => {
    const text = `service Top supporting { archetype A  accountable T  responsible T  utility "x"  consumers U 100%  state operational
  offering O { sla { availability 95% monthly } } }
commission Top to Group { for N  review monthly  ola { availability 99% monthly } }`;
    const aboutTop = (of: string) =>
      found({ p: base + of })
        .filter(({ element }) => element === 'Top')
        .map(({ id }) => id);
    expect(aboutTop(text)).toEqual([]);
    expect(aboutTop(text.replace('availability 95% monthly', ''))).toContain('BT217');
    expect(aboutTop(text.replace('95%', '120%'))).toEqual([]);
  });

  it('in a time zone breaks no promise of hours', () => {
    const text = `commission S to Group { for N  review monthly  ola { availability 95% monthly  hours Day } }
service Top supporting { archetype A  accountable T  responsible T  utility "x"  consumers U 100%  state operational
  requires S  offering O { sla { availability 90% monthly  hours There } } }
calendar There { open Mon..Fri 09:00..12:00  zone "Europe/Berlin" }\n`;
    expect(ids(text).filter((id) => id === 'BT204' || id === 'BT011')).toEqual([]);
    const slip = text.replace('Europe/Berlin', 'Asia/Berlin');
    expect(ids(slip).filter((id) => id === 'BT204' || id === 'BT011')).toEqual(['BT011']);
    const far = text.replace('Europe/Berlin', 'Asia/Tokyo');
    expect(ids(far).filter((id) => id === 'BT204' || id === 'BT011')).toEqual(['BT204']);
  });
});

describe('a portfolio that is broken', () => {
  it('makes no rule fail, whatever is cut out of it', () => {
    const all = { ...meridian, ...filesOf('broken') };
    const names = Object.keys(all).sort();
    const cut = fc.record({
      file: fc.constantFrom(...names),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(200),
    });
    const property = fc.property(fc.array(cut, { minLength: 1, maxLength: 5 }), (cuts) => {
      const files: Record<string, string> = { ...all };
      for (const { file, from, length } of cuts) {
        const text = files[file]!;
        const start = Math.floor(from * text.length);
        files[file] = text.slice(0, start) + text.slice(start + length);
      }
      expect(found(files).filter(({ message }) => message.includes('failed on'))).toEqual([]);
    });
    fc.assert(property, { seed: 42, numRuns: 60 });
  });
});
