import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from './config-schema.js';
import { readConfig } from './read-config.js';

const RULES = [
  { id: 'BT201', title: 'a' },
  { id: 'BT202', title: 'b' },
];
/** Each problem as `text it points to: message`. */
function problems(text: string): string[] {
  return readConfig(text, RULES).problems.map(({ message, start, end }) => `${text.slice(start, end)}: ${message}`);
}

describe('a configuration', () => {
  test('may be empty', () => {
    expect(readConfig('{}')).toMatchObject({ config: DEFAULT_CONFIG, problems: [] });
    expect(readConfig('').config).toEqual(DEFAULT_CONFIG);
  });
  test('may have comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF{\n  // what counts\n  "rules": { "BT202": "warning", /* for now */ },\n}';
    expect(readConfig(text, RULES)).toMatchObject({ problems: [], config: { rules: { BT202: 'warning' } } });
  });
  test('knows its keys, and the nearest one to a misspelt key', () => {
    expect(problems('{ "librarys": [] }')).toEqual([
      '"librarys": a configuration has no key "librarys"; did you mean "libraries"?',
    ]);
    expect(problems('{ "outputs": { "dir": "x" } }')).toEqual([
      '"dir": "outputs" has no key "dir"; it has folder and formats',
    ]);
    expect(problems('{ "severity": {} }')).toEqual([
      '"severity": a configuration has no key "severity"; it has include, exclude, libraries, rules, overrides, forbidSuppressions and outputs',
    ]);
  });
  test('says what is expected where a value is of the wrong type', () => {
    expect(problems('{ "include": "a/**" }')).toEqual([
      '"a/**": "include" is a list, such as ["…"], not the text "a/**"',
    ]);
    expect(problems('{ "libraries": ["@a/b", 3] }')).toEqual([
      '3: item 2 of "libraries" is a text in double quotes, not the number 3',
    ]);
    expect(problems('{ "rules": [] }')).toEqual(['[]: "rules" is an object: { … }, not a list']);
    expect(problems('{ "forbidSuppressions": "yes" }')).toEqual([
      '"yes": "forbidSuppressions" is true, false, or a list of rules such as ["BT201"], not the text "yes"',
    ]);
    expect(problems('{ "overrides": [{ "files": ["a/**"] }] }')).toEqual(['{ "files": ["a/**"] }: "rules" is missing']);
    expect(problems('[]')).toEqual(['[]: the configuration is an object: { "include": […], … }, not a list']);
  });
  test('takes four levels, and says the nearest', () => {
    expect(problems('{ "rules": { "BT202": "warn", "BT201": "eror" } }')).toEqual([
      '"warn": the level of BT202 is "error", "warning", "information" or "off", not the text "warn"; did you mean "warning"?',
      '"eror": the level of BT201 is "error", "warning", "information" or "off", not the text "eror"; did you mean "error"?',
    ]);
  });
  test('names rules that exist; other names are of policies', () => {
    expect(problems('{ "rules": { "BT203": "off", "meridian.DualSourcing": "error" } }')).toEqual([
      '"BT203": there is no rule BT203; did you mean BT201?',
    ]);
    expect(problems('{ "rules": { "BT000": "off" } }')).toEqual([
      '"BT000": BT000 has no other level: what cannot be read or understood is always an error',
    ]);
    expect(problems('{ "forbidSuppressions": ["BT999"] }')).toEqual([
      '"BT999": there is no rule BT999; "btaas rules" lists them',
    ]);
  });
  test('stays in its folder', () => {
    expect(problems('{ "include": ["../other/**"] }')).toEqual([
      '"../other/**": "../other/**" leaves the project; a project reads and writes below its own folder only (declarations from elsewhere come in by "libraries")',
    ]);
    for (const path of ['/etc', 'C:\\x', 'a/../../b', '..']) {
      expect(problems(JSON.stringify({ outputs: { folder: path } }))).toHaveLength(1);
    }
    expect(problems('{ "outputs": { "folder": "a/../b" } }')).toEqual([]);
  });
  test('names libraries as folders or packages', () => {
    expect(problems('{ "libraries": ["../shared", "./lib", "@acme/catalogue", "catalogue"] }')).toEqual([]);
    expect(problems('{ "libraries": ["@acme/../../etc"] }')).toEqual([
      '"@acme/../../etc": "@acme/../../etc" is neither a folder nor the name of an npm package; write a folder with "./" or "../" before it',
    ]);
    expect(problems('{ "libraries": ["/opt/shared"] }')).toHaveLength(1);
  });
  test('says where the JSON is broken, once', () => {
    expect(problems('{ "include": ["a" "b"] }')).toEqual(['"b": a comma is missing before this']);
    expect(problems('{ include: [] }')[0]).toBe('include: this is no JSON value; texts stand in double quotes');
    expect(problems('{ "rules": {}, "rules": {} }')).toEqual(['"rules": "rules" is here twice; keep one of them']);
  });
  test('counts without the keys that have a mistake', () => {
    const { config } = readConfig('{ "include": 3, "exclude": ["drafts"], "rules": { "BT202": "off" } }');
    expect(config).toEqual({ ...DEFAULT_CONFIG, exclude: ['drafts'], rules: { BT202: 'off' } });
  });
});
