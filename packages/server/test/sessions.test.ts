import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Sessions } from '../src/sessions.js';
import { freshState, MemoryHost, noPause, stateOf } from './memory-host.js';

const ROOT = 'file:///w';
const NAMES = ['a.btaas', 'b.btaas', 'sub/c.btaas', 'sub/d.btaas'];
const CONFIGS = ['{}', '{ "rules": { "BT001": "warning" } }', '{ "rules": { "BT00', '{ "libraries": ["./sub"] }'];
const uri = (name: string) => `${ROOT}/${name}`;

const TEXTS = [
  '',
  'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\nunit Stores\n',
  'service A businessFacing { requires B  consumers Stores 100% }\n',
  'namespace x\nservice B supporting { state operational }\n',
  'use x\nservice C supporting { requires A, B, Missing }\n',
  'service A businessFacing { state retired }\nservice A supporting {}\n',
  'service D supporting { requires }\nneed N { unit Store }\n',
  'archetype T { meets N  tier S {} }\nservice E businessFacing { archetype T tier S }\n',
];
const text = fc.constantFrom(...TEXTS);
const name = fc.constantFrom(...NAMES);
const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), name, text }),
  fc.record({ do: fc.constant('close' as const), name }),
  fc.record({ do: fc.constant('write' as const), name, text }),
  fc.record({ do: fc.constant('delete' as const), name }),
  fc.record({
    do: fc.constant('configure' as const),
    name: fc.constantFrom('', 'sub/'),
    text: fc.option(fc.constantFrom(...CONFIGS)),
  }),
  fc.record({ do: fc.constant('analyse' as const) }),
);

describe('sessions', () => {
  test('know after any edits, in the editor and on disk, what a server knows that is started then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.boolean(), async (steps, atOnce) => {
        const host = new MemoryHost();
        host.files.set(uri('btaas.config.json'), '{}');
        host.files.set(uri('a.btaas'), TEXTS[1]!);
        const sessions = new Sessions(host);
        const open = new Map<string, string>();
        const under: Promise<unknown>[] = [sessions.load([ROOT], noPause)];
        // Later ones wait for earlier ones, as in the server; what is typed does not.
        const enqueue = (task: () => Promise<unknown>) => under.push(under.at(-1)!.then(task));
        for (const each of steps) {
          if (each.do === 'type') {
            open.set(uri(each.name), each.text);
            sessions.change(uri(each.name), each.text);
          } else if (each.do === 'close') {
            if (open.delete(uri(each.name)))
              enqueue(async () => open.has(uri(each.name)) || sessions.close(uri(each.name)));
          } else if (each.do === 'analyse') for (const project of sessions.all) project.analysis();
          else {
            const file = uri(each.do === 'configure' ? `${each.name}btaas.config.json` : each.name);
            const known = host.files.has(file);
            if (each.do === 'delete' || each.text === null) host.files.delete(file);
            else host.files.set(file, each.text);
            if (each.do === 'configure' || !known) enqueue(() => sessions.load([ROOT], noPause));
            else enqueue(() => sessions.filesChanged([{ uri: file, deleted: each.do === 'delete' }]));
          }
          if (!atOnce) await under.at(-1);
        }
        await under.at(-1);
        // Deleting the last file of a folder changes which projects there are: that is looked for anew, as on a start.
        await sessions.load([ROOT], noPause);
        expect(stateOf(sessions)).toEqual(await freshState(host, [ROOT], open));
      }),
      { seed: 42, numRuns: 150 },
    );
  });

  test('take in what is typed while files are read, and read no file over it', async () => {
    const host = new MemoryHost();
    for (const each of NAMES) host.files.set(uri(each), TEXTS[1]!);
    const sessions = new Sessions(host);
    let paused = 0;
    const typed = 'service Typed supporting {}';
    await sessions.load([ROOT], async () => {
      if (paused++ === 0) sessions.change(uri('sub/d.btaas'), typed);
    });
    sessions.change(uri('sub/d.btaas'), typed);
    expect(sessions.projectOf(uri('sub/d.btaas'))!.textOf('sub/d.btaas')).toBe(typed);
  });

  test('keep the text of a file that is deleted while it is open, until it is closed', async () => {
    const host = new MemoryHost();
    host.files.set(uri('a.btaas'), TEXTS[1]!);
    const sessions = new Sessions(host);
    await sessions.load([ROOT], noPause);
    sessions.change(uri('a.btaas'), TEXTS[2]!);
    host.files.delete(uri('a.btaas'));
    await sessions.filesChanged([{ uri: uri('a.btaas'), deleted: true }]);
    expect(sessions.projectOf(uri('a.btaas'))?.textOf('a.btaas')).toBe(TEXTS[2]);
    await sessions.close(uri('a.btaas'));
    expect(sessions.projectOf(uri('a.btaas'))).toBeUndefined();
  });

  test('say nothing of missing names before all files are read', async () => {
    const host = new MemoryHost();
    host.files.set(uri('a.btaas'), 'service A supporting { requires B }');
    host.files.set(uri('b.btaas'), 'service B supporting {}');
    const sessions = new Sessions(host);
    const found = () => sessions.projectOf(uri('a.btaas'))!.ownFindings('a.btaas');
    const ids = () => found().map(({ id }) => id);
    sessions.change(uri('a.btaas'), 'service A supporting { requires B, }');
    expect(ids()).toContain('BT000');
    expect(ids()).not.toContain('BT001');
    await sessions.load([ROOT], noPause);
    expect(ids()).not.toContain('BT001');
    sessions.change(uri('a.btaas'), 'service A supporting { requires C }');
    expect(ids()).toContain('BT001');
  });

  test('hold a thousand files that change at once', async () => {
    const host = new MemoryHost();
    const uris = Array.from({ length: 1000 }, (_, i) => uri(`f${i}.btaas`));
    for (const [i, each] of uris.entries()) host.files.set(each, `service S${i} supporting { requires S${i + 1} }`);
    const sessions = new Sessions(host);
    await sessions.load([ROOT], noPause);
    for (const [i, each] of uris.entries()) host.files.set(each, `service S${i} supporting { requires T${i} }`);
    await sessions.filesChanged(uris.map((each) => ({ uri: each, deleted: false })));
    expect(stateOf(sessions)).toEqual(await freshState(host, [ROOT], new Map()));
  });
});
