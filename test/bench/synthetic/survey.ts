import type { BusinessService } from './business.ts';
import { type Element, element } from './element.ts';
import type { Random } from './random.ts';

/** Scores with gaps below the limit: expected 4.0 to 4.6, found at most half a point less. */
export function survey(number: string, business: readonly BusinessService[], random: Random): Element {
  const score = (tenths: number) => `${Math.floor(tenths / 10)}.${tenths % 10}`;
  const entries = business
    .filter(({ operational }) => operational)
    .slice(0, 8)
    .map(({ name, unit }) => {
      const expected = random.between(40, 46);
      const found = expected - random.between(-3, 5);
      const dimension = random.pick(['reliability', 'speed', 'support']);
      const scores = `importance ${random.between(2, 5)}  expectation ${score(expected)}  confidence ${score(found)}`;
      return `  entry @${name} by @${unit} on ${dimension} { ${scores}  respondents ${random.between(6, 60)} }\n`;
    });
  return element(
    'survey',
    `Voices${number}`,
    `survey Voices${number} on 2026-06-30 {\n  scale 1..5\n${entries.join('')}}`,
  );
}
