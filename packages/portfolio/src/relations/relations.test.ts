import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { ancestors } from './hierarchy.js';

const BASE = `
portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
team T
unit Retail
unit Stores { within Retail }
unit Online { within Retail }
need A { unit Stores  importance 5 }
need B { unit Stores  importance 3 }
archetype Plain { meets A }
archetype Fine extends Plain { meets B }
provider Group internal
`;
const relations = (text: string, asOf = '2026-06-30') => {
  const figures = figuresOf(BASE + text, asOf);
  const service = (name: string) => figures.portfolio.get('service', name)!;
  return { ...figures.relations, relations: figures.relations, service };
};
const service = (name: string, body: string) =>
  `service ${name} businessFacing { archetype Plain  accountable T  ${body} }\n`;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(' ');

describe('the state on a day', () => {
  const stateOn = (states: string, day: string) => {
    const { relations: found, service: get } = relations(service('S', states));
    return found.stateOf(get('S'), day)?.value.state?.value;
  };
  const LIFE =
    'state built since 2026-01-01  state operational since 2026-03-01  state retiring since 2026-09-01 until 2026-12-31';
  test('is the entry that began last', () => {
    expect(stateOn(LIFE, '2026-02-28')).toBe('built');
    expect(stateOn(LIFE, '2026-03-01')).toBe('operational');
    expect(stateOn(LIFE, '2026-10-01')).toBe('retiring');
  });
  test('is not known before the first entry begins', () => {
    expect(stateOn(LIFE, '2025-12-31')).toBeUndefined();
  });
  test('falls back to an earlier entry that has no end when a later one has ended', () => {
    expect(stateOn(LIFE, '2027-01-01')).toBe('operational');
  });
  test('is the one further along the lifecycle when two begin on one day, whatever their order', () => {
    expect(stateOn('state operational since 2026-01-01  state released since 2026-01-01', '2026-02-01')).toBe(
      'operational',
    );
    expect(stateOn('state released since 2026-01-01  state operational since 2026-01-01', '2026-02-01')).toBe(
      'operational',
    );
  });
  test('says which part of the portfolio a service is in; catalogueFrom moves the border', () => {
    const text = service('S', 'state tested') + service('R', 'state retired') + service('O', 'state released');
    const { relations: found, service: get } = relations(text);
    expect(['S', 'O', 'R'].map((name) => found.partOf(get(name)))).toEqual(['pipeline', 'catalogue', 'retired']);
    const moved = figuresOf(BASE.replace('portfolio P {', 'portfolio P { catalogueFrom tested') + text);
    expect(moved.relations.partOf(moved.portfolio.get('service', 'S')!)).toBe('catalogue');
  });
  test('a retiring service is in use but not operational', () => {
    const { relations: found, service: get } = relations(service('S', 'state retiring'));
    expect([found.isInUse(get('S')), found.isOperational(get('S'))]).toEqual([true, false]);
  });
});

describe('who has to do with whom', () => {
  test('a service is required by those that name it, in anyOf too, each once', () => {
    const { requiredBy } = relations(
      service('Base', 'state operational') +
        service('Spare', 'state operational') +
        service('Two', 'state operational  requires anyOf(1, Base, Spare)') +
        service('One', 'state operational  requires Base, anyOf(1, Base, Spare)'),
    );
    expect(ids(requiredBy('Base'))).toBe('One Two');
    expect(ids(requiredBy('Spare'))).toBe('One Two');
    expect(requiredBy('One')).toEqual([]);
  });
  test('needs of an archetype include those that it takes over', () => {
    const { needsMetByArchetype, archetypesMeeting } = relations('');
    expect(ids(needsMetByArchetype('Fine'))).toBe('A B');
    expect(ids(archetypesMeeting('A'))).toBe('Fine Plain');
    expect(ids(archetypesMeeting('B'))).toBe('Fine');
  });
  test('a service meets the needs that it names, else those of its archetype', () => {
    const { servicesMeeting } = relations(
      service('Named', 'state operational  meets B') + service('Silent', 'state operational'),
    );
    expect(ids(servicesMeeting('A'))).toBe('Silent');
    expect(ids(servicesMeeting('B'))).toBe('Named');
  });
  test('names that stand for nothing have no place in any index', () => {
    const figures = figuresOf(`${BASE}${service('S', 'state operational')}`);
    expect(figures.relations.requiredBy('Nowhere')).toEqual([]);
  });
  test('commissions by service and by provider', () => {
    const { commissionsOf, commissionsTo } = relations(`${service('S', 'state operational')}
      commission S to Group from 2026-01-01 { review monthly }`);
    expect(commissionsOf('S')).toEqual(commissionsTo('Group'));
    expect(commissionsOf('S')).toHaveLength(1);
  });
  test('consumption by unit, with the share', () => {
    const { consumedBy } = relations(service('S', 'state operational  consumers Stores 80%, Online 20%'));
    expect(
      consumedBy('Stores').map(({ service: { id }, entry }) => [id, entry.value.share?.value.value.toString()]),
    ).toEqual([['S', '80']]);
  });
});

describe('trees', () => {
  test('ancestors come from the nearest up, descendants with the element itself', () => {
    const { units } = relations('unit Till { within Stores }').relations;
    expect(units.ancestorsOf('Till')).toEqual(['Stores', 'Retail']);
    expect([...units.withDescendants('Retail')].sort()).toEqual(['Online', 'Retail', 'Stores', 'Till']);
  });
  test('a walk ends where a cycle would begin again', () => {
    const parents: Readonly<Record<string, string>> = { a: 'b', b: 'c', c: 'b' };
    expect(ancestors('a', (id) => parents[id])).toEqual(['b', 'c']);
    expect(ancestors('b', (id) => parents[id])).toEqual(['c']);
  });
});
