import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageOf, RULES, ruleOf } from '../src/index.js';

const folder = resolve(import.meta.dirname, '../src/rules');
const folders = readdirSync(folder)
  .filter((name) => existsSync(resolve(folder, name, 'rule.ts')))
  .sort();

describe('the registry', () => {
  it('holds the rule of every folder, under the id that the folder is called after', () => {
    expect(RULES.map(({ id }) => id.toLowerCase())).toEqual(folders);
  });

  it('finds a rule and its page by its id, in capitals or not', () => {
    for (const rule of RULES) {
      expect(ruleOf(rule.id.toLowerCase())).toBe(rule);
      expect(pageOf(rule.id.toLowerCase())).toMatch(new RegExp(`^# ${rule.id} `));
    }
  });

  it('knows no rule of another name, not even one that every object has', () => {
    expect([ruleOf('BT999'), pageOf('BT999'), pageOf('constructor')]).toEqual([undefined, undefined, undefined]);
  });
});
