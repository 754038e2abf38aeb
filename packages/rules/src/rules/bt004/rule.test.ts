import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf, textAt } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (property: string) =>
  `namespace shop\narchetype A\nteam T\nteam U\nperson p\nservice Checkout businessFacing { archetype A  state operational  ${property} }`;

describe('BT004', () => {
  it('is content with one, even if it is named twice', () => {
    expect(messagesOf(rule, service('accountable T'))).toEqual([]);
    expect(messagesOf(rule, service('accountable T, T'))).toEqual([]);
  });

  it('finds a service that nobody answers for', () => {
    expect(messagesOf(rule, service(''))).toEqual([
      'error: nobody is accountable for Checkout; name one team, person or unit that answers for it',
    ]);
    expect(placesOf(rule, service(''))).toEqual(['Checkout']);
  });

  it('offers who is responsible, if that is one alone', () => {
    const titles = (text: string) => findingsOf(rule, text)[0]!.fixes?.map(({ title }) => title) ?? [];
    expect(titles(service('responsible p'))).toEqual(['Make p accountable as well as responsible']);
    expect(titles(service('responsible p, T'))).toEqual([]);
  });

  it('finds several, says who, and offers to keep each of them', () => {
    const text = service('accountable T, U, p');
    const [found] = findingsOf(rule, text);
    expect(found!.message).toBe('3 are accountable for Checkout (T, U, p), so that nobody is; keep one');
    expect(textAt(text, found!.at)).toBe('U');
    expect(found!.related!.map(({ at }) => textAt(text, at))).toEqual(['T', 'p']);
    const [keepT, , keepP] = found!.fixes!;
    expect(keepT!.title).toBe('Keep T alone accountable');
    expect(keepT!.edits.map((edit) => edit.edit === 'removeValue' && textAt(text, edit.at))).toEqual(['U', 'p']);
    expect(keepP!.edits.map((edit) => edit.edit === 'removeValue' && textAt(text, edit.at))).toEqual(['T', 'U']);
  });

  it('holds responsibilities to the same', () => {
    expect(messagesOf(rule, 'team T\nresponsibility Incidents { responsible T }')).toEqual([
      'error: nobody is accountable for Incidents; name one team, person or unit that answers for it',
    ]);
  });

  it('leaves a name that stands for nothing to BT001', () => {
    expect(messagesOf(rule, service('accountable Nobody'), { mistakes: true })).toEqual([]);
  });
});
