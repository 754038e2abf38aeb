import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from '@btaas/language';
import { declarations } from '@btaas/portfolio';
import { expect, test } from 'vitest';
import { random } from '../bench/synthetic/random.js';
import { snapshotOf } from '../support/portfolio.js';
import { mutate } from './mutate.js';
import { brokenPromises } from './promises.js';

/** `npm run fuzz` runs more; `FUZZ_SEED` begins elsewhere. */
const CASES = process.env.MODE === 'fuzz' ? 20_000 : 500;
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Every so often the whole engine looks at the text, not the language alone. */
const ENGINE = 20;

const root = resolve(import.meta.dirname, '../..');
const texts = [
  readFileSync(join(root, 'packages/language/test/fixtures/canonical.btaas'), 'utf8'),
  ...readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.btaas'))
    .map((path) => readFileSync(join(root, 'examples', path), 'utf8'))
    .filter((text) => text.length < 20_000),
  ...Object.values(declarations).map(({ example }) => example),
];

test(`${CASES} texts with mistakes of all kinds are borne`, () => {
  const clean = texts[0]!;
  const before = JSON.stringify(parse(clean));
  for (let i = SEED; i < SEED + CASES; i++) {
    const choose = random(i);
    const text = mutate(choose.pick(texts), choose.pick(texts), choose);
    const offset = choose.between(0, text.length);
    let broken: readonly string[];
    try {
      broken = brokenPromises(text, offset);
      if (i % ENGINE === 0) snapshotOf(text);
    } catch (error) {
      broken = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
    if (broken.length > 0) expect.fail(`case ${i}, at ${offset}:\n${broken.join('\n')}\nin\n${text}`);
    if (JSON.stringify(parse(clean)) !== before)
      expect.fail(`after case ${i} a clean text is read otherwise:\n${text}`);
  }
}, 1_800_000);
