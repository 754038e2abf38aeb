import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (body: string) =>
  `team T\narchetype A\nservice S businessFacing { archetype A  accountable T  state operational  ${body} }\n`;

describe('BT107', () => {
  it.each([
    [4, 3, 'invest'],
    [2, 1, 'eliminate'],
    [3, 2, 'migrate'],
    [2, 3, 'tolerate'],
  ])('takes functional %i and technical %i for %s', (functional, technical, suggested) => {
    for (const disposition of ['invest', 'tolerate', 'migrate', 'eliminate']) {
      const text = service(`fit functional ${functional} technical ${technical}  disposition ${disposition}`);
      expect(messagesOf(rule, text)).toEqual(
        disposition === suggested
          ? []
          : [
              `warning: S is set to ${disposition}, but its fits (functional ${functional}, technical ${technical}) suggest ${suggested}; follow them, or say why not in a "rationale"`,
            ],
      );
    }
  });

  it('points at the disposition, and offers to follow the fits', () => {
    const text = service('fit functional 4 technical 3  disposition tolerate');
    expect(placesOf(rule, text)).toEqual(['tolerate']);
    expect(fixed(rule, text, 'Follow the fits: invest')).toContain('disposition invest');
  });

  it('is content with a rationale, and without a disposition', () => {
    expect(
      messagesOf(rule, service('fit functional 4 technical 3  disposition tolerate  rationale "Sold next year."')),
    ).toEqual([]);
    expect(messagesOf(rule, service('fit functional 4 technical 3'))).toEqual([]);
  });

  it('cannot judge a disposition without fits', () => {
    expect(messagesOf(rule, service('disposition tolerate'))).toEqual([
      'information: The disposition of S cannot be judged: its fit is missing',
    ]);
  });
});
