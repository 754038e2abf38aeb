import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProjects } from './find-projects.js';
import { documentName } from './paths.js';
import { readText } from './read-text.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'btaas-projects-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
/** The projects of some paths: folder, files, and `document: message` of each finding. */
function found(paths: readonly string[] = [], project?: string) {
  const options = { from: folder, ...(project === undefined ? {} : { project: join(folder, project) }) };
  const result = findProjects(
    paths.map((path) => resolve(folder, path)),
    options,
  );
  if ('refused' in result) return { refused: result.refused.map((each) => each.replaceAll(folder, '<folder>')) };
  return result.projects.map(({ root, files, findings, asked, libraries }) => ({
    root: documentName(folder, root),
    files: files.map((file) => documentName(folder, file)),
    ...(findings.length > 0 && {
      findings: findings.map(
        ({ at, level, message }) => `${level} ${at.document}@${at.start}: ${message.replaceAll(folder, '<folder>')}`,
      ),
    }),
    ...(asked !== undefined && { asked: asked.map((file) => documentName(folder, file)) }),
    ...(libraries.length > 0 && {
      libraries: libraries.map(({ name, files }) => [name, files.map((file) => documentName(folder, file))]),
    }),
  }));
}

describe('where projects begin and end', () => {
  test('without a configuration the given paths are one project', () => {
    write({ 'a/1.btaas': '', 'b/2.btaas': '', 'c/3.btaas': '' });
    expect(found(['a', 'b/2.btaas'])).toEqual([{ root: '', files: ['a/1.btaas', 'b/2.btaas'] }]);
    expect(found()).toEqual([{ root: '', files: ['a/1.btaas', 'b/2.btaas', 'c/3.btaas'] }]);
  });
  test('the project of a file is the nearest folder with a configuration, checked as a whole', () => {
    write({ 'p/btaas.config.json': '{}', 'p/a.btaas': '', 'p/sub/b.btaas': '', 'q.btaas': '' });
    expect(found(['p/sub'])).toEqual([{ root: 'p', files: ['p/a.btaas', 'p/sub/b.btaas'], asked: ['p/sub'] }]);
    expect(found(['p'])).toEqual([{ root: 'p', files: ['p/a.btaas', 'p/sub/b.btaas'] }]);
  });
  test('several projects in one workspace keep apart, also where one lies in another', () => {
    write({
      'one/btaas.config.json': '{}',
      'one/a.btaas': '',
      'one/inner/btaas.config.json': '{}',
      'one/inner/b.btaas': '',
      'two/btaas.config.json': '{}',
      'two/c.btaas': '',
      'loose.btaas': '',
    });
    expect(found()).toEqual([
      { root: '', files: ['loose.btaas'] },
      { root: 'one', files: ['one/a.btaas'] },
      { root: 'one/inner', files: ['one/inner/b.btaas'] },
      { root: 'two', files: ['two/c.btaas'] },
    ]);
    expect(found(['one/a.btaas'])).toEqual([{ root: 'one', files: ['one/a.btaas'], asked: ['one/a.btaas'] }]);
  });
  test('include and exclude choose files; node_modules and dot folders are never read', () => {
    write({
      'btaas.config.json': '{ "include": ["src"], "exclude": ["src/drafts", "**/*.old.btaas"] }',
      'src/a.btaas': '',
      'src/b.old.btaas': '',
      'src/drafts/c.btaas': '',
      'src/node_modules/d.btaas': '',
      'src/.git/e.btaas': '',
      'other/f.btaas': '',
    });
    expect(found()).toEqual([{ root: '', files: ['src/a.btaas'] }]);
    expect(found(['other/f.btaas'])).toEqual([
      {
        root: '',
        files: ['src/a.btaas'],
        asked: ['other/f.btaas'],
        findings: [
          'warning other/f.btaas@0: this file is not part of its project, so it was not checked: "include" and "exclude" of <folder>/btaas.config.json leave it out',
        ],
      },
    ]);
  });
  test('a pattern that fits nothing is reported at its place, and so is a project without files', () => {
    write({ 'btaas.config.json': '{ "include": ["servces/**", "services"] }', 'services/a.btaas': '' });
    expect(found()).toEqual([
      {
        root: '',
        files: ['services/a.btaas'],
        findings: ['warning btaas.config.json@14: no .btaas file fits "servces/**"'],
      },
    ]);
    write({ 'btaas.config.json': '{ "include": ["nothing"] }' });
    expect(found()).toMatchObject([
      { files: [], findings: ['error btaas.config.json@14: no .btaas file fits "nothing"'] },
    ]);
    write({
      'p/btaas.config.json': '{}',
      'q/btaas.config.json': '{}',
      'q/r/btaas.config.json': '{}',
      'q/r/a.btaas': '',
    });
    expect(found(['p'])).toMatchObject([
      { findings: ['warning p/btaas.config.json@0: this project has no .btaas file yet'] },
    ]);
    expect(found(['q'])).toMatchObject([
      {
        findings: [
          'warning q/btaas.config.json@0: this project has no .btaas file of its own; the folders below it with a btaas.config.json (r) are projects themselves',
        ],
      },
      { root: 'q/r', files: ['q/r/a.btaas'] },
    ]);
  });
  test('--project names it', () => {
    write({ 'p/btaas.config.json': '{}', 'p/a.btaas': '', 'b.btaas': '' });
    expect(found([], 'p')).toEqual([{ root: 'p', files: ['p/a.btaas'] }]);
    expect(found([], 'p/btaas.config.json')).toEqual([{ root: 'p', files: ['p/a.btaas'] }]);
    expect(found(['b.btaas'], 'p')).toEqual({ refused: ['<folder>/b.btaas is not in the project <folder>/p'] });
    expect(found([], 'b.btaas')).toEqual({
      refused: ['a project is a folder with a btaas.config.json, or that file itself, not <folder>/b.btaas'],
    });
  });
  test('a path that is not there is refused, with the nearest name', () => {
    write({ 'service.btaas': '', 'notes.md': '' });
    expect(found(['services.btaas'])).toEqual({
      refused: ['there is no file or folder <folder>/services.btaas; did you mean service.btaas?'],
    });
    expect(found(['notes.md'])).toEqual({ refused: ['<folder>/notes.md is not a .btaas file'] });
  });
});

describe('odd folders', () => {
  test('a configuration that is no file', () => {
    write({ 'p/a.btaas': '' });
    mkdirSync(join(folder, 'p/btaas.config.json'));
    const message =
      'this is not a file, so the project is read without a configuration; remove it, or put a file in its place';
    expect(found(['p'])).toMatchObject([{ findings: [`error p/btaas.config.json@0: ${message}`] }]);
  });
  test('loops of links end, and links that leave the project are not followed', () => {
    write({ 'p/btaas.config.json': '{}', 'p/a.btaas': '', 'secret.btaas': '' });
    symlinkSync(join(folder, 'p'), join(folder, 'p/loop'));
    symlinkSync(join(folder, 'secret.btaas'), join(folder, 'p/out.btaas'));
    symlinkSync(join(folder, 'p/a.btaas'), join(folder, 'p/same.btaas'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'p/gone.btaas'));
    expect(found(['p'])).toEqual([
      {
        root: 'p',
        files: ['p/a.btaas'],
        findings: [
          'error p/gone.btaas@0: this link points to nothing; remove or mend it',
          'error p/out.btaas@0: this link leaves the project (to <folder>/secret.btaas), so it is not followed; copy the file, or name its folder in "libraries" of btaas.config.json',
        ],
      },
    ]);
  });
  test('a folder whose name ends in .btaas is entered, with a warning', () => {
    write({ 'x.btaas/a.btaas': '' });
    expect(found()).toEqual([
      {
        root: '',
        files: ['x.btaas/a.btaas'],
        findings: ['warning x.btaas@0: this is a folder, though its name ends in .btaas (its file is read); rename it'],
      },
    ]);
  });
  test.skipIf(process.getuid?.() === 0)('a folder without the right to read it is one error', () => {
    write({ 'a.btaas': '', 'closed/b.btaas': '' });
    chmodSync(join(folder, 'closed'), 0);
    const projects = found();
    chmodSync(join(folder, 'closed'), 0o700);
    expect(projects).toMatchObject([
      {
        files: ['a.btaas'],
        findings: [
          'error closed@0: this folder cannot be read: permission is denied; ask its owner for the right to read it',
        ],
      },
    ]);
  });
});

describe('libraries', () => {
  test('are folders, or packages installed here or above', () => {
    write({
      'shared/units.btaas': '',
      'node_modules/@acme/catalogue/package.json': '{}',
      'node_modules/@acme/catalogue/x.btaas': '',
      'node_modules/@acme/catalogue/test/y.btaas': '',
      'node_modules/@acme/catalogue/btaas.config.json': '{ "exclude": ["test"] }',
      'p/btaas.config.json': '{ "libraries": ["../shared", "@acme/catalogue"] }',
      'p/a.btaas': '',
    });
    expect(found(['p'])).toEqual([
      {
        root: 'p',
        files: ['p/a.btaas'],
        libraries: [
          ['../shared', ['shared/units.btaas']],
          ['@acme/catalogue', ['node_modules/@acme/catalogue/x.btaas']],
        ],
      },
    ]);
  });
  test('that are missing are one error each, at their place in the configuration', () => {
    write({
      'btaas.config.json': '{ "libraries": ["../nope", "@acme/none", "./a"] }',
      'a.btaas': '',
      'a/notes.md': '',
    });
    expect(found()).toMatchObject([
      {
        findings: [
          expect.stringContaining('error btaas.config.json@16: the library "../nope" is missing: there is no folder'),
          'error btaas.config.json@27: the library "@acme/none" is missing: there is no such package in node_modules of <folder> or of a folder above it; install it (npm install @acme/none), or write "./@acme/none" if a folder is meant',
          'error btaas.config.json@41: the library "./a" holds no .btaas file (looked in <folder>/a)',
        ],
      },
    ]);
  });
});

describe('reading a file', () => {
  const bytes = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(folder, name), content);
    return readText(join(folder, name), 100);
  };
  test('UTF-8, with or without a byte order mark', () => {
    expect(bytes('a', 'unit Ü')).toEqual({ text: 'unit Ü' });
    expect(bytes('b', '\uFEFFunit Ü')).toEqual({ text: 'unit Ü' });
  });
  test('what is no text is said in one sentence', () => {
    const latin1 = Buffer.concat([Buffer.from('unit A\nunit '), Buffer.from([0xdc, 0x20])]);
    expect(bytes('a', latin1)).toEqual({ problem: 'this file is not UTF-8 (line 2); save it in that encoding' });
    expect(bytes('b', Buffer.from('\uFEFFunit A', 'utf16le'))).toEqual({
      problem: 'this file is UTF-16; save it as UTF-8',
    });
    expect(bytes('c', 'unit A\n\nunit \0')).toEqual({
      problem: 'this file is no text: it holds a NUL character in line 3; save it as UTF-8',
    });
    expect(bytes('d', ' '.repeat(101))).toEqual({
      problem: 'this file has 1 MB, and the largest that is read has 0.0001 MB; split it',
    });
    expect(readText(folder)).toEqual({ problem: 'this is a folder, not a file' });
    expect(readText(join(folder, 'none'))).toEqual({ problem: 'this file cannot be read: it is gone' });
  });
});
