import { KINDS } from '@btaas/portfolio';
import { analyseProject, openProject, readProject } from '@btaas/workspace';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generateWorkspace } from './generate.ts';
import { generateLikec4 } from './others/likec4.ts';
import { generateTypespec } from './others/typespec.ts';
import { type Element, referencesOf } from './synthetic/element.ts';
import { layOut } from './synthetic/layout.ts';
import { type WorkspaceOptions, workspaceFiles } from './synthetic/workspace.ts';

const scratch = mkdtempSync(join(tmpdir(), 'btaas-generate-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let folders = 0;
function written(options: WorkspaceOptions) {
  folders += 1;
  const folder = join(scratch, String(folders));
  return { folder, size: generateWorkspace(folder, options) };
}
function contents(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
function elements(options: WorkspaceOptions): Element[] {
  return [...workspaceFiles(options)].flatMap((file) => file.elements);
}
const ofKind = (kind: string, all: readonly Element[]) => all.filter((each) => each.kind === kind);

describe('the synthetic workspace', () => {
  test('is the same for the same seed, and another one for another seed', () => {
    const options = { services: 450, seed: 7 };
    const first = contents(written(options).folder);
    expect(contents(written(options).folder)).toEqual(first);
    expect(contents(written({ ...options, seed: 8 }).folder)).not.toEqual(first);
  });

  test('holds as many services as asked for, at most 200 in a file', () => {
    const { folder, size } = written({ services: 450 });
    const services = [...contents(folder)].map(([path, text]) => [path, text.match(/^service /gm)?.length ?? 0]);
    expect(services.filter(([, count]) => count !== 0)).toEqual([
      [join('domains', 'd0001.btaas'), 150],
      [join('domains', 'd0002.btaas'), 150],
      [join('domains', 'd0003.btaas'), 150],
    ]);
    expect(size.files).toBe(6);
    expect(contents(folder).get('btaas.config.json')).toBe('{}\n');
  });

  test('is about 440 bytes and between 5 and 6 references a service', () => {
    const services = ofKind('service', elements({ services: 10_000 }));
    expect(services).toHaveLength(10_000);
    const bytes = services.reduce((sum, { marked }) => sum + marked.length, 0) / services.length;
    expect(bytes).toBeGreaterThan(420);
    expect(bytes).toBeLessThan(460);
    const references = services.reduce((sum, each) => sum + referencesOf(each).length, 0) / services.length;
    expect(references).toBeGreaterThan(5);
    expect(references).toBeLessThan(6);
  });

  test.each([10, 1_000])('of %i services has every kind of declaration', (services) => {
    const kinds = new Set(elements({ services }).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...KINDS].sort());
  });

  test.each([
    { services: 100 },
    { services: 450 },
    { services: 450, perFile: 450 },
    { services: 450, perFile: 20, seed: 3 },
  ])('of %o has no error and no warning', (options) => {
    const { folder, size } = written(options);
    const project = readProject(join(folder, 'btaas.config.json'), { from: folder });
    expect(project.files).toHaveLength(size.files);
    const { findings } = analyseProject(openProject(project, { from: folder, asOf: '2026-06-30' }));
    expect(findings.filter(({ level }) => level !== 'information')).toEqual([]);
  });

  test('has no cycle in what services require: each one only requires services with a smaller number', () => {
    const services = ofKind('service', elements({ services: 1_000 }));
    const number = (name: string) => Number(name.slice(-5));
    const required = services.flatMap(({ name, marked }) => {
      const line = /^ {2}requires (.*)$/m.exec(marked)?.[1] ?? '';
      return [...line.matchAll(/@(\w+)/g)].map(([, target]) => ({ name, target: target! }));
    });
    expect(required.length).toBeGreaterThan(1_000);
    expect(required.filter(({ name, target }) => number(target) >= number(name))).toEqual([]);
  });

  test('promises no more than its platforms carry if they never fail together', () => {
    const services = ofKind('service', elements({ services: 1_000 }));
    // Platforms promise 99.95 % or more: each one adds at most 5 hundredths of a percent of downtime.
    const broken = services.filter(({ marked }) => {
      const promised = /sla \{ availability ([\d.]+)%/.exec(marked)?.[1];
      const platforms = /^ {2}requires (.*)$/m.exec(marked)?.[1]?.split(',').length ?? 0;
      return promised !== undefined && Math.round(Number(promised) * 100) > 10_000 - 5 * platforms;
    });
    expect(broken).toEqual([]);
    expect(services.filter(({ marked }) => marked.includes('sla {')).length).toBeGreaterThan(700);
  });

  test('declares the same in one file as in many', () => {
    const many = elements({ services: 600 });
    expect(elements({ services: 600, perFile: 600 })).toEqual(many);
  });

  test('refuses sizes that cannot hold a portfolio', () => {
    for (const wrong of [0, 9, -1, 1.5, Number.NaN]) {
      expect(() => layOut(wrong, 200)).toThrow(RangeError);
      expect(() => layOut(200, wrong)).toThrow(RangeError);
    }
  });
});

describe('the models for other tools', () => {
  test('have as many elements and references as the BTaaS workspace', () => {
    const options = { services: 400 };
    const { size } = written(options);
    const likec4 = join(scratch, 'likec4');
    const typespec = join(scratch, 'typespec');
    const counted = { files: size.files, elements: size.elements, references: size.references };
    expect(generateLikec4(likec4, options)).toMatchObject(counted);
    expect(generateTypespec(typespec, options)).toMatchObject(counted);

    const count = (folder: string, pattern: RegExp) =>
      [...contents(folder).values()].reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
    // Beside the declarations, one container for each of the 5 namespaces.
    expect(count(likec4, / = [A-Z]\w+( '[^']*')? \{$/gm)).toBe(size.elements + 5);
    expect(count(likec4, /^ {2}-> /gm)).toBe(size.references);
    expect(count(typespec, /^model /gm)).toBe(size.elements);
  });

  test('are less than a quarter larger than the BTaaS workspace', () => {
    const options = { services: 400 };
    const { bytes } = written(options).size;
    for (const generate of [generateLikec4, generateTypespec]) {
      const other = generate(join(scratch, generate.name), options).bytes;
      expect(other / bytes).toBeGreaterThan(1);
      expect(other / bytes).toBeLessThan(1.25);
    }
  });
});
