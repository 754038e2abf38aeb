import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (...states: readonly string[]) =>
  `archetype A\nteam T\nservice S supporting { archetype A  accountable T ${states.map((each) => ` state ${each}`).join('')} }`;
const found = (...states: readonly string[]) => messagesOf(rule, service(...states));

describe('transitions', () => {
  it('allows each state to be followed by the next, and any by retired', () => {
    expect(found('requirements', 'defined', 'analysed', 'approved', 'chartered', 'designed', 'developed')).toEqual([]);
    expect(found('developed', 'built', 'tested', 'released', 'operational', 'retiring', 'retired')).toEqual([]);
    for (const state of ['requirements', 'approved', 'operational']) expect(found(state, 'retired')).toEqual([]);
  });

  it('refuses a step back, and points at it', () => {
    expect(found('operational since 2024-01-01', 'built since 2025-01-01')).toEqual([
      'error: built cannot follow operational, which comes later; after operational comes retiring or retired',
    ]);
    expect(placesOf(rule, service('operational', 'built'))).toEqual(['built']);
  });

  it('refuses to skip states, unless time passes in which they may have been', () => {
    expect(found('designed since 2024-01-01', 'operational since 2025-01-01')).toEqual([
      'error: operational cannot follow designed at once; after designed comes developed or retired',
    ]);
    expect(found('designed since 2024-01-01 until 2024-03-31', 'operational since 2025-01-01')).toEqual([]);
    expect(found('designed since 2024-01-01 until 2024-12-31', 'operational since 2025-01-01')).toHaveLength(1);
  });

  it('lets nothing follow retired, nor a state itself', () => {
    expect(found('retired', 'operational')).toEqual([
      'error: operational cannot follow retired, which comes later; nothing comes after it',
    ]);
    expect(found('built', 'built')).toEqual([
      'error: built follows built: it is one state, given twice; after built comes tested or retired',
    ]);
  });
});

describe('dates', () => {
  it('must rise in the order of the text; the fix sorts them', () => {
    const text = service('released since 2025-03-01', 'tested since 2025-01-01 until 2025-02-28');
    const [finding] = findingsOf(rule, text);
    expect(finding!.message).toBe(
      'tested begins on 2025-01-01, no later than released, which stands before it and begins on 2025-03-01',
    );
    expect(finding!.fixes![0]!.edits.map((edit) => edit.edit === 'replace' && edit.text)).toEqual([
      'tested since 2025-01-01 until 2025-02-28',
      'released since 2025-03-01',
    ]);
  });

  it('offers no order that would be wrong as well', () => {
    const [finding] = findingsOf(rule, service('operational since 2025-03-01', 'designed since 2025-01-01'));
    expect(finding!.fixes).toEqual([]);
  });

  it('must not overlap', () => {
    expect(found('tested since 2025-01-01 until 2025-06-30', 'released since 2025-06-30')).toEqual([
      'error: released begins on 2025-06-30, but tested lasts until 2025-06-30',
    ]);
    expect(found('tested since 2025-01-01 until 2025-06-30', 'released since 2025-07-01')).toEqual([]);
  });

  it('must not end before they begin; the fix swaps them', () => {
    const text = service('tested since 2025-06-30 until 2025-01-01');
    const [finding] = findingsOf(rule, text);
    expect(finding!.message).toBe('tested ends on 2025-01-01, before it begins on 2025-06-30');
    expect(finding!.fixes![0]!.title).toBe('Swap the two dates');
  });

  it('may be left out', () => {
    expect(found('tested', 'released since 2025-01-01', 'operational')).toEqual([]);
  });
});
