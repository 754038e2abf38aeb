import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyst, analyse, Engine } from '../src/without-files.js';

const examples = resolve(import.meta.dirname, '../../../examples');
const AS_OF = '2026-11-01';

/** A project that is edited, with an analyst that looks only at what has changed. */
class Edited {
  readonly texts: Map<string, string>;
  readonly engine = new Engine({ asOf: AS_OF, needsPortfolio: true });
  readonly #analyst = new Analyst();

  constructor(folder: string) {
    const files = globSync('**/*.btaas', { cwd: folder }).sort();
    this.texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    for (const [name, text] of this.texts) this.engine.set(name, text);
  }
  set(name: string, text: string | undefined): void {
    if (text === undefined) {
      this.texts.delete(name);
      this.engine.remove(name);
    } else {
      this.texts.set(name, text);
      this.engine.set(name, text);
    }
  }
  /** What is found now; `steps` is after how many of them somebody gives up. */
  found(steps = Number.POSITIVE_INFINITY): unknown {
    const running = this.#analyst.steps(this.engine.snapshot(), this.engine.takeChanges());
    for (let step = 0; step < steps; step++) {
      const { done, value } = running.next();
      if (done) return value.findings;
    }
    return undefined;
  }
  /** What is found by who sees the texts for the first time. */
  foundAnew(): unknown {
    const engine = new Engine({ asOf: AS_OF, needsPortfolio: true });
    for (const [name, text] of this.texts) engine.set(name, text);
    return analyse(engine.snapshot()).findings;
  }
}

type Edit = (text: string, at: number, other: number) => string;
const lines = (text: string) => text.split('\n');
const blocks = (text: string) => text.split('\n\n');
const EDITS: readonly Edit[] = [
  // Another number.
  (text, at) => replaceOne(text, /\d+/g, at, (found) => String((Number(found) * 7 + 1) % 120)),
  // Another name in the place of one.
  (text, at, other) => {
    const names = text.match(/\b[A-Z]\w+\b/g) ?? [''];
    return replaceOne(text, /\b[A-Z]\w+\b/g, at, () => names[other % names.length]!);
  },
  // A name that nothing has.
  (text, at) => replaceOne(text, /\b[A-Z]\w+\b/g, at, (found) => `${found}x`),
  // A line less, and a line twice.
  (text, at) =>
    lines(text)
      .filter((_, line) => line !== at % lines(text).length)
      .join('\n'),
  (text, at, other) =>
    lines(text)
      .toSpliced(other % lines(text).length, 0, lines(text)[at % lines(text).length]!)
      .join('\n'),
  // A comment, and an empty line: nothing but places change.
  (text, at) =>
    lines(text)
      .toSpliced(at % lines(text).length, 0, '// so far', '')
      .join('\n'),
  // A sign that belongs nowhere, and one that is missing.
  (text, at) => `${text.slice(0, at % text.length)};${text.slice(at % text.length)}`,
  (text, at) => replaceOne(text, /[{}"]/g, at, () => ''),
  // Another text in quotes, such as a title.
  (text, at) => replaceOne(text, /"[^"\n]*"/g, at, () => '"so it is said now"'),
  // A declaration once more, behind another one; and two that change places.
  (text, at, other) =>
    blocks(text)
      .toSpliced(other % blocks(text).length, 0, blocks(text)[at % blocks(text).length]!)
      .join('\n\n'),
  (text, at, other) => {
    const all = blocks(text);
    const [one, two] = [at % all.length, other % all.length];
    return all.with(one, all[two]!).with(two, all[one]!).join('\n\n');
  },
  // Another namespace, or none.
  (text, at) => text.replace(/namespace ([\w.]+)/, at % 2 === 0 ? 'namespace $1.more' : ''),
  // Nothing left: the file is gone.
  () => '',
];

function replaceOne(text: string, pattern: RegExp, at: number, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[at % Math.max(1, found.length)];
  if (one === undefined) return text;
  return text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length);
}

const step = fc.record({
  edit: fc.nat(EDITS.length - 1),
  file: fc.nat(),
  at: fc.nat(),
  other: fc.nat(),
  undo: fc.boolean(),
  givesUp: fc.option(fc.nat(400), { freq: 4 }),
});

describe.each(['meridian', 'broken', 'focus', 'epa'])('%s, while it is edited', (name) => {
  test('shows what it would show to who sees it for the first time', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const project = new Edited(join(examples, name));
        project.found();
        for (const { edit, file, at, other, undo, givesUp } of steps) {
          const names = [...project.texts.keys()];
          const document = names[file % names.length];
          // All files are gone.
          if (document === undefined) break;
          const before = project.texts.get(document)!;
          const after = EDITS[edit]!(before, at, other);
          project.set(document, after === '' ? undefined : after);
          if (givesUp !== null) project.found(givesUp);
          if (undo) project.set(document, before);
          expect(project.found()).toEqual(project.foundAnew());
        }
      }),
      { seed: 20261124, numRuns: name === 'epa' ? 8 : 25 },
    );
  });
});

test('what no figure about the whole portfolio regards has none of them computed again', () => {
  const engine = new Engine({ asOf: AS_OF });
  const text = (utility: string, share: string) => `
portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
unit U
team T
archetype A
service S { archetype A  accountable T  responsible T  state operational  utility "${utility}"  cost run 5k EUR/year  allocates ${share} to U }`;
  const analyst = new Analyst();
  const change = (utility: string, share: string) => {
    engine.set('a.btaas', text(utility, share));
    const snapshot = engine.snapshot();
    const changes = engine.takeChanges();
    Array.from(analyst.steps(snapshot, changes));
    return (
      changes && [[...changes.elements], [...(changes.properties.get('service') ?? [])], changes.areas.has('cost')]
    );
  };
  expect(change('Sells', '100%')).toBeUndefined();
  expect(change('Buys', '100%')).toEqual([['S'], ['utility'], false]);
  expect(change('Buys', '90%')).toEqual([['S'], ['allocates.share'], true]);
});

test('two policies of one name are two, whatever is edited around them', () => {
  const base = 'namespace n\nportfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\nunit U\n';
  const one = 'policy Q { for u in units  require count(units) > 100  message "one {u.name}" }';
  const two = 'namespace n\npolicy Q { for u in units  require count(units) > 200  message "two {u.name}" }';
  const engine = new Engine({ asOf: AS_OF });
  const analyst = new Analyst();
  const found = (a: string) => {
    engine.set('a.btaas', a);
    engine.set('b.btaas', two);
    const steps = analyst.steps(engine.snapshot(), engine.takeChanges());
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value.findings.filter(({ id }) => id === 'n.Q').map(({ message }) => message);
    }
  };
  expect(found(base + one)).toEqual(['one U', 'two U']);
  expect(found(`// moved\n${base}${one}`)).toEqual(['one U', 'two U']);
});

test('what a policy asks of the portfolio as a whole follows what is typed, where it stands included', () => {
  const engine = new Engine({ asOf: AS_OF });
  const analyst = new Analyst();
  const base = 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\narchetype A\n';
  const policy = (least: number | string, asked = 'count(services where facing = supporting)') =>
    `policy Q { for u in units  require ${asked} >= ${least}  message "{count(services)} for {u.name}" }`;
  const found = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) engine.set(name, text);
    const steps = analyst.steps(engine.snapshot(), engine.takeChanges());
    for (;;) {
      const { done, value } = steps.next();
      if (!done) continue;
      const own = value.findings.filter(({ id }) => id === 'Q');
      return own.map(({ message, at }) => `${message} (${at.document} ${at.start})`);
    }
  };
  const services = (...facing: readonly string[]) =>
    facing.map((each, i) => `service S${i} ${each} { archetype A }`).join('\n');
  const start = { 'a.btaas': base, 'u.btaas': 'unit U', 'q.btaas': policy(2), 's.btaas': services('supporting') };
  expect(found(start)).toEqual(['1 for U (u.btaas 5)']);
  expect(found({ 's.btaas': services('supporting', 'businessFacing') })).toEqual(['2 for U (u.btaas 5)']);
  expect(found({ 's.btaas': services('supporting', 'supporting') })).toEqual([]);
  expect(found({ 'q.btaas': policy(3) })).toEqual(['2 for U (u.btaas 5)']);
  expect(found({ 'q.btaas': policy(3, 'count(services where facing = businessFacing)') })).toEqual([
    '2 for U (u.btaas 5)',
  ]);
  // Calls and transactions do not add up, which is told where it stands, also after that has moved.
  const wrong = policy('1 tx/day', 'sum(services.volume)');
  const rated = ['tx', 'calls'].map((unit, i) => `service S${i} supporting { archetype A  volume 1 ${unit}/day }`);
  const failed = found({ 'q.btaas': wrong, 's.btaas': rated.join('\n') });
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain(`(q.btaas ${wrong.indexOf('sum(')})`);
  const moved = found({ 'q.btaas': `// moved\n${wrong}` });
  expect(moved[0]).toContain(`(q.btaas ${wrong.indexOf('sum(') + '// moved\n'.length})`);
  expect(found({ 's.btaas': services('supporting'), 'q.btaas': policy(1) })).toEqual([]);
});

test('what one part of a policy takes is no matter of another, whatever was asked before', () => {
  const counting = (facing: string) => `count(services where count(services where facing = ${facing}) > 0) > 1000`;
  const services = Array.from({ length: 550 }, (_, i) => `service S${i} supporting { archetype A }`).join('\n');
  const policy = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\narchetype A\n${services}
policy Q { for u in units  require if u.name = "U" then ${counting('supporting')} else ${counting('businessFacing')}  message "{u.name}" }`;
  const engine = new Engine({ asOf: AS_OF });
  const analyst = new Analyst();
  const found = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) engine.set(name, text);
    const steps = analyst.steps(engine.snapshot(), engine.takeChanges());
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value.findings.filter(({ id }) => id === 'Q').map(({ message }) => message);
    }
  };
  expect(found({ 'q.btaas': policy, 'a.btaas': 'unit W', 'b.btaas': 'unit V' })).toEqual(['W', 'V']);
  expect(found({ 'a.btaas': 'unit U' })).toEqual(['U', 'V']);
  expect(found({ 'b.btaas': 'team Z' })).toEqual(['U']);
});

test('a policy that names something in a namespace that it uses is judged again only when that comes, or it is counted', () => {
  const engine = new Engine({ asOf: AS_OF });
  const analyst = new Analyst();
  const text = (title: string) => `namespace other\nunit U "${title}"\nprovider One external\narchetype A\nteam T
service S supporting { archetype A  accountable T  state operational }\ncommission S to One { review monthly }`;
  const policy =
    'namespace q\nuse other\npolicy Q { for u in units  require count(services where One in providers) > 1  message "{u.name}" }';
  const change = (files: Record<string, string>) => {
    for (const [name, each] of Object.entries(files)) engine.set(name, each);
    const snapshot = engine.snapshot();
    const changes = engine.takeChanges();
    const steps = analyst.steps(snapshot, changes);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return [changes?.areas.has('constants of q.Q'), value.findings.filter(({ id }) => id === 'q.Q').length];
    }
  };
  const settings = 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }';
  expect(change({ 'p.btaas': settings, 'q.btaas': policy, 'o.btaas': text('Ours') })).toEqual([undefined, 1]);
  expect(change({ 'o.btaas': text('Theirs') })).toEqual([false, 1]);
  // One of its own namespace is meant from now on, to which nothing is commissioned.
  expect(change({ 'n.btaas': 'namespace q\nprovider One external' })).toEqual([true, 1]);
  expect(
    change({
      'n.btaas': 'namespace q',
      'o.btaas': `${text('Ours')}\nservice S2 supporting { archetype A  accountable T  state operational }\ncommission S2 to One { review monthly }`,
    }),
  ).toEqual([true, 0]);
});
