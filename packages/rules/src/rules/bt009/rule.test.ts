import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE =
  'team T\nunit Stores\nunit Online\narchetype A\nneed Pay { unit Stores  importance 5 }\nneed Find { unit Online  importance 5 }\n';
const service = (body: string, facing = 'businessFacing', state = 'operational') =>
  `${BASE}service S ${facing} { archetype A  accountable T  state ${state}  ${body} }\n`;

describe('BT009', () => {
  it('finds a business-facing service that names no consumers, planned ones too', () => {
    const message = 'warning: S is business-facing and names no consumers; say in "consumers" which units it is for';
    expect(messagesOf(rule, service(''))).toEqual([message]);
    expect(messagesOf(rule, service('', 'businessFacing', 'defined'))).toEqual([message]);
    expect(placesOf(rule, service(''))).toEqual(['S']);
  });

  it('does not mind a supporting service, nor one on its way out', () => {
    expect(messagesOf(rule, service('', 'supporting'))).toEqual([]);
    expect(messagesOf(rule, service('', 'businessFacing', 'retiring'))).toEqual([]);
    expect(messagesOf(rule, service('', 'businessFacing', 'retired'))).toEqual([]);
  });

  it('is content with a consumer, even one that stands for nothing', () => {
    expect(messagesOf(rule, service('consumers Stores'))).toEqual([]);
    expect(messagesOf(rule, service('consumers Storse'), { mistakes: true })).toEqual([]);
  });

  it('offers each unit whose need the service names', () => {
    const text = service('meets Pay, Find');
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Name Online, whose need it meets, as its consumer',
      'Name Stores, whose need it meets, as its consumer',
    ]);
    expect(messagesOf(rule, fixed(rule, text))).toEqual([]);
  });
});
