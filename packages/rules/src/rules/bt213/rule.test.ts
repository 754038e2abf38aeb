import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal
provider Out "Nordic" external
calendar AllDay { open always }
calendar Office { open Mon..Fri 08:00..18:00  zone "Europe/Berlin" }
calendar Europe { open Mon..Sun 06:00..18:00 }
calendar America { open Mon..Sun 18:00..06:00 }
`;
const supporting = (name: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }\n`;
const agreed = (name: string, terms: string, more = '') =>
  `${supporting(name, more)}commission ${name} to In { ola { ${terms} } }\n`;

describe('BT213', () => {
  it('finds a UC with an internal provider', () => {
    const text = `${HEAD}${supporting('N')}commission N to In { uc { rto 4 h } }`;
    expect(messagesOf(rule, text)).toEqual([
      'error: Group IT is internal, and so has an OLA and not a UC; write "ola" in place of "uc"',
    ]);
    expect(placesOf(rule, text)).toEqual(['{ rto 4 h }']);
  });

  it('finds an OLA with an external provider', () => {
    expect(messagesOf(rule, `${HEAD}${supporting('N')}commission N to Out { ola { rto 4 h } }`)).toEqual([
      'error: Nordic is external, and so has a UC and not an OLA; write "uc" in place of "ola"',
    ]);
  });

  it('is content with the right kind, and passes over a provider that is not there', () => {
    expect(messagesOf(rule, `${HEAD}${agreed('N', 'rto 4 h')}commission N to Out { uc { rto 4 h } }`)).toEqual([]);
    expect(
      messagesOf(rule, `${HEAD}${supporting('N')}commission N to Gone { ola { rto 4 h } }`, { mistakes: true }),
    ).toEqual([]);
  });
});
