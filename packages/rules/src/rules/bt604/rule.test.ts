import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE = `archetype A\nteam T\nasset X\nasset Y\nasset Z "Servers"
asset Gone { retires 2026-06-29 }\nasset Going { retires 2026-06-30 }`;
const consolidations = (...texts: string[]) =>
  [BASE, ...texts.map((text, n) => `consolidation C${n + 1} { ${text} }`)].join('\n');
const service = (state: string) => `service S supporting { archetype A  accountable T  state ${state} }`;

describe('BT604', () => {
  it('finds a survivor that another one absorbs, and takes what that one keeps', () => {
    const text = consolidations('keep X  absorb Y', 'keep Z  absorb X');
    expect(messagesOf(rule, text)).toEqual(['error: C1 keeps X, but C2 absorbs it: nothing would be left']);
    expect(placesOf(rule, text)).toEqual(['X']);
    const mended = fixed(rule, text);
    expect(mended).toContain('consolidation C1 { keep Z  absorb Y }');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('finds one that a consolidation keeps and absorbs itself', () => {
    expect(messagesOf(rule, consolidations('keep X  absorb Y, X'))).toEqual([
      'error: C1 keeps X, and absorbs it as well: nothing would be left',
    ]);
  });

  it('offers nothing where two absorb one another', () => {
    const found = findingsOf(rule, consolidations('keep X  absorb Y', 'keep Y  absorb X'));
    expect(found.map(({ fixes }) => fixes!.length)).toEqual([0, 0]);
  });

  it('finds what has retired, on the day', () => {
    expect(messagesOf(rule, consolidations('keep Gone  absorb Y'))).toEqual([
      'error: C1 keeps Gone, which retired on 2026-06-29: nothing would be left',
    ]);
    expect(messagesOf(rule, consolidations('keep Going  absorb Y'))).toEqual([]);
    const keeps = (state: string) => messagesOf(rule, `${consolidations('keep S  absorb Y')}\n${service(state)}`);
    expect([keeps('retired'), keeps('retiring'), keeps('operational')].map(({ length }) => length)).toEqual([1, 1, 0]);
  });

  it('leaves rejected ones alone, and does not count them', () => {
    expect(messagesOf(rule, consolidations('keep Gone  absorb Y  decision rejected'))).toEqual([]);
    expect(messagesOf(rule, consolidations('keep X  absorb Y', 'keep Z  absorb X  decision rejected'))).toEqual([]);
  });
});
