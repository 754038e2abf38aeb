import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const asset = (name: string, properties: string) => `asset ${name} { capability Payments  ${properties} }`;
const assets = (...texts: string[]) => ['capability Payments', ...texts].join('\n');

describe('BT601', () => {
  it('finds two assets, says in what they are alike, and what one of them would save', () => {
    const text = assets(
      asset('New', 'technology "HP-UX"  cost run 310k EUR/year'),
      asset('Old', 'technology "AIX"  cost run 90k EUR/year'),
      'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  limits { overlap 50% } }',
    );
    // 40 / (40 + 15 + 15)
    expect(messagesOf(rule, text)).toEqual([
      'warning: New, Old serve much the same: the similarity is 57.1% (capability the same, technology not shared), and nobody has said what becomes of them; keeping New alone would save 90k EUR/year',
    ]);
    expect(placesOf(rule, text)).toEqual(['New']);
    expect(findingsOf(rule, text)[0]!.related!.map(({ message }) => message)).toEqual(['Old serves much the same']);
  });

  it('names needs where those name no outcome', () => {
    const service = (name: string, need: string) =>
      `service ${name} supporting { archetype A  accountable T  state operational  meets ${need} }`;
    const parts = (x: string, y: string) => {
      const text = `archetype A\nteam T\nunit U\noutcome Paid\nneed Bare { unit U  importance 3 }\nneed Fast { unit U  importance 3  outcome Paid }
portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  limits { overlap 5% } }\n${service('X', x)}\n${service('Y', y)}`;
      return messagesOf(rule, text).map((message) => /\((.*)\)/.exec(message)?.[1]);
    };
    expect(parts('Bare', 'Bare')).toEqual(['need the same, archetype the same']);
    expect(parts('Fast', 'Fast')).toEqual(['outcome the same, archetype the same']);
    expect(parts('Fast, Bare', 'Fast')).toEqual(['need and outcome shared in part, archetype the same']);
  });

  it('says what was said of them, where it puts them not together', () => {
    const service = (name: string, rest: string) =>
      `service ${name} supporting { archetype A  accountable T  state operational since 2025-01-01  capability Payments  ${rest} }`;
    const fate = (of: string, more = '') => {
      const text = `capability Payments\narchetype A\nteam T\n${service('X', '')}\n${service('Y', of)}\n${more}`;
      return messagesOf(rule, text).map((message) => /\), and (.*)$/.exec(message)?.[1]);
    };
    const though = (said: string) => [`no consolidation puts them together, though ${said}`];
    const other = 'service Z supporting { archetype A  accountable T  state operational }';
    expect(fate('')).toEqual(['nobody has said what becomes of them']);
    expect(fate('successor X')).toEqual(though('Y names X as its successor'));
    expect(fate('disposition eliminate')).toEqual(though('the disposition of Y is eliminate'));
    expect(fate('state retired since 2027-03-31')).toEqual(though('Y retires on 2027-03-31'));
    expect(fate('', `${other}\nconsolidation C { keep Y  absorb Z }`)).toEqual(though('C keeps Y'));
    expect(fate('', 'consolidation C { keep X  absorb Y  decision rejected }')).toEqual(
      though('C, which was to absorb Y, is rejected'),
    );
    const text = assets(asset('Old', 'retires 2027-03-31'), asset('New', ''));
    expect(messagesOf(rule, text)[0]).toContain(
      'no consolidation puts them together, though Old retires on 2027-03-31',
    );
  });

  it('reports a cluster once, however many it has', () => {
    const text = assets(...['A', 'B', 'C', 'D', 'E'].map((name) => asset(name, '')));
    expect(messagesOf(rule, text)).toEqual([
      'warning: A, B, C and 2 more serve much the same: the similarity of A and B is 100.0% (capability the same), and nobody has said what becomes of them',
    ]);
  });

  it('writes the consolidation, with the saving and a name that is free, behind what stays', () => {
    const text = assets(
      asset('X', 'cost run 10k EUR/year'),
      asset('Y', 'cost run 20k EUR/year'),
      'unit ConsolidateY',
      'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }',
    );
    const mended = fixed(rule, text);
    expect(mended).toContain('consolidation ConsolidateY2 {\n  keep Y\n  absorb X\n  saving 10k EUR/year\n}');
    expect(mended.indexOf('consolidation')).toBeGreaterThan(mended.indexOf('asset Y'));
    expect(mended.indexOf('consolidation')).toBeLessThan(mended.indexOf('unit ConsolidateY'));
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('leaves intended redundancy alone, and offers no fix that would undo it', () => {
    const service = (name: string, more = '') =>
      `service ${name} supporting { archetype A  accountable T  state operational  ${more} }`;
    const pair = `capability Payments\narchetype A\nteam T\n${service('X', 'capability Payments')}
${service('Y', 'capability Payments')}\n${service('User', 'requires anyOf(1, X, Y)')}`;
    expect(messagesOf(rule, pair)).toEqual([]);
    const [third] = findingsOf(rule, `${pair}\n${service('Z', 'capability Payments')}`);
    expect(third!.fixes).toEqual([]);
  });
});
