import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (name: string, ...slas: string[]) => `service ${name} businessFacing {
  archetype A  accountable T  state operational
  ${slas.map((sla, n) => `offering O${n} { sla { ${sla} } }`).join('\n')}
}`;
const join = (keep: string, gone: string, more = '') => `archetype A\nteam T\n${keep}\n${gone}
consolidation C { keep Keep  absorb Gone  ${more} }`;
const GOOD = 'availability 99.9% monthly  rto 2 h';

describe('BT606', () => {
  it('finds everything in which the survivor promises less', () => {
    const text = join(service('Keep', 'availability 99.5% monthly  rto 4 h'), service('Gone', GOOD));
    expect(messagesOf(rule, text)).toEqual([
      'warning: Consumers of Gone would get less from Keep: availability 99.5% instead of 99.9%, rto 4 h instead of 2 h',
    ]);
    expect(placesOf(rule, text)).toEqual(['Keep']);
    const mended = fixed(rule, text);
    expect(mended).toContain('offering O0 { sla { availability 99.9% monthly  rto 2 h } }');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('takes the offering that comes nearest', () => {
    expect(messagesOf(rule, join(service('Keep', 'availability 99% monthly', GOOD), service('Gone', GOOD)))).toEqual(
      [],
    );
    expect(
      messagesOf(
        rule,
        join(
          service('Keep', 'availability 99% monthly  rto 4 h', 'availability 99.9% monthly  rto 3 h'),
          service('Gone', GOOD),
        ),
      ),
    ).toEqual(['warning: Consumers of Gone would get less from Keep: rto 3 h instead of 2 h']);
  });

  it('is content with as much or more, and where the absorbed one promises nothing', () => {
    expect(messagesOf(rule, join(service('Keep', GOOD), service('Gone', GOOD)))).toEqual([]);
    expect(messagesOf(rule, join(service('Keep', GOOD), service('Gone', 'availability 99% monthly')))).toEqual([]);
    expect(messagesOf(rule, join(service('Keep'), service('Gone')))).toEqual([]);
  });

  it('cannot judge a survivor without any SLA, and says so once', () => {
    expect(messagesOf(rule, join(service('Keep'), service('Gone', GOOD, GOOD)))).toEqual([
      'information: Whether Keep promises its new consumers as much as Gone does cannot be judged: the SLA of Keep is missing',
    ]);
  });

  it('says nothing of what was rejected, and of assets', () => {
    const text = join(service('Keep', 'availability 99% monthly'), service('Gone', GOOD), 'decision rejected');
    expect(messagesOf(rule, text)).toEqual([]);
    expect(messagesOf(rule, join('asset Keep', service('Gone', GOOD)))).toEqual([]);
  });
});
