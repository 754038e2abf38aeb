import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (name: string, body = '', state = 'operational') =>
  `service ${name} supporting { archetype A  accountable T  state ${state}  ${body} }\n`;
const text = (...services: readonly string[]) => `team T\nunit U\narchetype A\n${services.join('')}`;

describe('BT010', () => {
  it('tells of a service that stands under nothing', () => {
    expect(messagesOf(rule, text(service('Net')))).toEqual([
      'information: Net supports other services, and none requires it; name it in "requires" of those that stand on it, or retire it',
    ]);
    expect(placesOf(rule, text(service('Net')))).toEqual(['Net']);
  });

  it('is content when another requires it, alone or in anyOf', () => {
    const spare = service('Spare', 'consumers U');
    expect(messagesOf(rule, text(service('Net'), spare, service('Top', 'consumers U  requires Net')))).toEqual([]);
    expect(
      messagesOf(rule, text(service('Net'), spare, service('Top', 'consumers U  requires anyOf(1, Net, Spare)'))),
    ).toEqual([]);
  });

  it('does not mind one with consumers, or one on its way out', () => {
    expect(messagesOf(rule, text(service('Net', 'consumers U')))).toEqual([]);
    expect(messagesOf(rule, text(service('Net', '', 'retiring')))).toEqual([]);
  });

  it('keeps silent where a misspelt requirement was probably meant for it', () => {
    expect(
      messagesOf(rule, text(service('Network'), service('Top', 'consumers U  requires Netwrok')), { mistakes: true }),
    ).toEqual([]);
  });
});
