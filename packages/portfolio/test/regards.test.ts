import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generateWorkspace } from '../../../test/bench/generate.js';
import { REGARDS } from '../src/figures/areas.js';
import { type Area, figures, type Kind, KINDS, schemaOf } from '../src/index.js';
import { EVERYTHING, matters } from '../src/reads/index.js';
import { exercise, watchedPortfolio } from './exercise.js';

const examples = resolve(import.meta.dirname, '../../../examples');
const synthetic = mkdtempSync(join(tmpdir(), 'btaas-regards-'));
generateWorkspace(synthetic, { services: 200 });
afterAll(() => rmSync(synthetic, { recursive: true }));
const FOLDERS = [...['meridian', 'epa', 'focus', 'broken'].map((name) => join(examples, name)), synthetic];

describe.each(Object.keys(REGARDS) as Area[])('what matters to %s', (area) => {
  test('is all that it reads', () => {
    const read = new Set<string>();
    for (const folder of FOLDERS) {
      let isMade = false;
      const portfolio = watchedPortfolio(folder, (kind, property) => {
        if (isMade && isIn(kind, property)) read.add(`${kind} ${property}`);
      });
      isMade = true;
      exercise(figures(portfolio, { asOf: '2026-11-24' })[area], portfolio, KINDS);
    }
    const forgotten = [...read].filter((each) => {
      const [kind = '', property = ''] = each.split(' ');
      return !matters(new Set([kind as Kind]), new Map([[kind as Kind, new Set([property])]]), REGARDS[area]);
    });
    expect(forgotten).toEqual([]);
  });
});

/** Whatever an element is given to asks it for what another kind has. */
function isIn(kind: Kind, property: string): boolean {
  const { header, body } = schemaOf(kind);
  const name = property.split('.')[0]!;
  return Object.hasOwn(header, name) || Object.hasOwn(body, name);
}

describe('a change', () => {
  const changed = (...properties: string[]) => new Map<Kind, ReadonlySet<string>>([['service', new Set(properties)]]);
  const service = new Set<Kind>(['service']);
  test('matters where its kind was read, and nobody says which properties count', () => {
    expect(matters(service, changed('utility'))).toBe(true);
    expect(matters(new Set<Kind>(['need']), changed('utility'))).toBe(false);
  });
  test('of properties matters to who regards one of them, or a field of it', () => {
    expect(matters(service, changed('utility', 'cost'), { service: ['cost'] })).toBe(true);
    expect(matters(service, changed('utility'), { service: ['cost'] })).toBe(false);
    expect(matters(service, changed('offering.sla'), { service: ['offering.price'] })).toBe(false);
    expect(matters(service, changed('offering.price'), { service: ['offering'] })).toBe(true);
    expect(matters(service, changed('offering'), { service: ['offering.price'] })).toBe(true);
  });
  test('of everything matters whatever is regarded', () => {
    expect(matters(service, changed(EVERYTHING), { service: [] })).toBe(true);
  });
});
