import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const retiring = (properties: string, more = '') =>
  `archetype A\nteam T\nunit Stores\nunit Online
service Old supporting { archetype A  accountable T  state retiring since 2026-03-01  ${properties} }
service New supporting { archetype A  accountable T  state operational }\n${more}`;
const requiring = (state: string) =>
  `service Tills supporting { archetype A  accountable T  state ${state}  requires Old }`;

describe('BT104', () => {
  it('finds one with consumers', () => {
    expect(messagesOf(rule, retiring('consumers Stores 80%, Online 20%'))).toEqual([
      'warning: Old is retiring, but Stores, Online still consume it, and it names no successor',
    ]);
  });

  it('counts services in use that require it as consumers', () => {
    expect(messagesOf(rule, retiring('', requiring('operational')))).toEqual([
      'warning: Old is retiring, but Tills still consume it, and it names no successor',
    ]);
    expect(messagesOf(rule, retiring('', requiring('retired')))).toEqual([]);
  });

  it('is content with a successor, and with nobody who consumes it', () => {
    expect(messagesOf(rule, retiring('consumers Stores  successor New'))).toEqual([]);
    expect(messagesOf(rule, retiring(''))).toEqual([]);
  });

  it('offers what a consolidation keeps, and where a migration leads', () => {
    const fixes = (more: string) =>
      findingsOf(rule, retiring('consumers Stores', more))[0]!.fixes!.map(({ title }) => title);
    expect(fixes('')).toEqual([]);
    expect(fixes('consolidation C { keep New  absorb Old }')).toEqual([
      'Name New, which takes it over, as its successor',
    ]);
    expect(fixes('migration M { wave W 2026-01 .. 2026-03 { from Old to New } }')).toEqual([
      'Name New, which takes it over, as its successor',
    ]);
  });

  it('looks at the state of the day', () => {
    expect(messagesOf(rule, retiring('consumers Stores'), { asOf: '2026-02-28' })).toEqual([]);
  });
});
