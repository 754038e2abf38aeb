import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const migration = (...bodies: string[]) => `archetype A\nteam T
service S supporting { archetype A  accountable T  state operational }\nasset O
migration M {\n${bodies.map((body, n) => `wave W${n + 1} 2026-04 .. 2026-07 { from O to S  ${body} }`).join('\n')}\n}`;

describe('BT703', () => {
  it('says what each wave lacks', () => {
    const text = migration(
      '',
      'exit "done"',
      'rollback "back"',
      'exit "done"  rollback "back"',
      'exit " "  rollback "back"',
    );
    expect(messagesOf(rule, text)).toEqual([
      'warning: W1 has neither exit criteria nor a rollback: say how one knows that it is done ("exit") and how it is undone ("rollback")',
      'warning: W2 has no rollback: say with "rollback" how it is undone if it fails',
      'warning: W3 has no exit criteria: say with "exit" how one knows that it is done',
      'warning: W5 has no exit criteria: say with "exit" how one knows that it is done',
    ]);
    expect(placesOf(rule, text)).toEqual(['W1', 'W2', 'W3', 'W5']);
  });
});
