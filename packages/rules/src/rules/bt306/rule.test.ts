import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (...commissions: string[]) => `archetype A
team T
provider Core "Group IT" internal
provider Host external
provider Cloud external
service Tills supporting { archetype A  accountable T  state operational }
${commissions.join('\n')}`;

describe('BT306', () => {
  it('finds 60 % and 50 %, from the day on which they meet', () => {
    const text = service(
      'commission Tills to Core { share 60% }',
      'commission Tills to Host from 2026-03-01 { share 50% }',
    );
    expect(messagesOf(rule, text)).toEqual([
      'error: Tills is commissioned to 110% from 2026-03-01 on: Group IT 60%, Host 50% (100% where no share is said)',
    ]);
    expect(placesOf(rule, text)).toEqual(['50%']);
    expect(fixed(rule, text)).toContain('from 2026-03-01 { share 40% }');
  });

  it('takes a commission without a share for all of it', () => {
    const text = service('commission Tills to Core { share 70% }', 'commission Tills to Host');
    expect(messagesOf(rule, text)).toEqual([
      'error: Tills is commissioned to 170%: Group IT 70%, Host 100% (100% where no share is said)',
    ]);
    expect(fixed(rule, text)).toContain('share 30%');
  });

  it('offers nothing where the others take all of it already', () => {
    const text = service('commission Tills to Core', 'commission Tills to Host');
    expect(() => fixed(rule, text)).toThrow('no such fix');
  });

  it('is content with 100 % in any parts, and with one after the other', () => {
    expect(
      messagesOf(
        rule,
        service(
          'commission Tills to Core { share 33.4% }',
          'commission Tills to Host { share 33.3% }',
          'commission Tills to Cloud { share 33.3% }',
        ),
      ),
    ).toEqual([]);
    expect(
      messagesOf(
        rule,
        service('commission Tills to Core until 2026-02-28', 'commission Tills to Host from 2026-03-01'),
      ),
    ).toEqual([]);
    expect(
      messagesOf(rule, service('commission Tills to Core until 2026-03-01', 'commission Tills to Host from 2026-03-01'))
        .length,
    ).toBe(1);
  });
});
