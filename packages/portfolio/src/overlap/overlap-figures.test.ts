import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';

const BASE = `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
unit Stores
unit Online
team T
capability Commerce
capability Payments { within Commerce }
capability Cards { within Payments }
capability Compute
outcome Paid
archetype A
archetype B
need Fast { unit Stores  importance 5  outcome Paid }
need Cheap { unit Stores  importance 3 }
service Till supporting { archetype A  accountable T  state operational }
service Web supporting { archetype B  accountable T  state operational }`;
const of = (text: string, asOf?: string) => figuresOf(`${BASE}\n${text}`, asOf).overlap;
const service = (name: string, properties: string, archetype = 'A') =>
  `service ${name} businessFacing { archetype ${archetype}  accountable T  state operational  ${properties} }`;
const similarity = (text: string, a = 'X', b = 'Y') => {
  const found = of(text).similarityOf(a, b);
  return found && `${found.value.value.toFixed(2)}%`;
};
const clusters = (text: string, asOf?: string) =>
  of(text, asOf).clusters.map(({ kind, members }) => `${kind}: ${members.map(({ id }) => id).join(' ')}`);

describe('the similarity of two elements', () => {
  it('is 100 % of two assets that serve the same', () => {
    const same = 'capability Payments  technology "HP-UX"  supports Till';
    expect(similarity(`asset X { ${same} }\nasset Y { ${same} }`)).toBe('100.00%');
  });

  it('is 71.43 % where only the technology differs: (40 + 20 + 15) / (40 + 20 + 15 + 15 + 15)', () => {
    const text = (technology: string) => `capability Payments  technology "${technology}"  supports Till`;
    expect(similarity(`asset X { ${text('HP-UX')} }\nasset Y { ${text('AIX')} }`)).toBe('71.43%');
  });

  it('takes half of a capability for each step up: min(40, 20) + min(20, 10) of 40 + 40 + 20', () => {
    // X serves Payments 40 and Commerce 20; Y serves Cards 40, Payments 20 and Commerce 10
    expect(similarity('asset X { capability Payments }\nasset Y { capability Cards }')).toBe('30.00%');
  });

  it('takes the nearest of several capabilities: Payments of its own is 40, not the half that Cards brings', () => {
    expect(similarity('asset X { capability Payments }\nasset Y { capability Payments, Cards }')).toBe('60.00%');
  });

  it('reads the outcome of a service from its needs, and a need without one for itself', () => {
    // Fast: outcome Paid 25, archetype 5 both; consumers 15 of Y only
    expect(similarity(`${service('X', 'meets Fast')}\n${service('Y', 'meets Fast  consumers Stores')}`)).toBe('66.67%');
    expect(similarity(`${service('X', 'meets Cheap')}\n${service('Y', 'meets Cheap')}`)).toBe('100.00%');
    expect(similarity(`${service('X', 'meets Cheap')}\n${service('Y', 'meets Fast')}`)).toBe('9.09%');
  });

  it('compares processes by outcome and units: 25 / (25 + 15 + 15)', () => {
    expect(similarity('process X { outcome Paid  for Stores }\nprocess Y { outcome Paid  for Online }')).toBe('45.45%');
  });

  it('shows every component, and the parts add up to the whole', () => {
    const found = of('asset X { capability Payments  technology "a" }\nasset Y { capability Cards  technology "A " }');
    const { parts, value } = found.similarityOf('X', 'Y')!;
    expect(parts.map(({ component, shared, total }) => `${component} ${shared} of ${total}`)).toEqual([
      'capability 0.3 of 1',
      'outcome 0 of 0',
      'consumers 0 of 0',
      'technology 0.15 of 0.15',
      'archetype 0 of 0',
    ]);
    expect(value.value.equals(Rational.of(45, 115).times(Rational.HUNDRED))).toBe(true);
  });

  it('takes its weights from the limits', () => {
    const text = `${BASE.replace('period', 'limits { overlapTechnology 40%  overlapCapability 10% }  period')}
asset X { capability Compute  technology "a" }\nasset Y { capability Payments  technology "a" }`;
    // 40 / (40 + 10 + 10 + 5)
    expect(figuresOf(text).overlap.similarityOf('X', 'Y')!.value.value.toFixed(2)).toBe('61.54');
  });

  it('is zero of what serves nothing, and nothing of different kinds', () => {
    expect(similarity('asset X\nasset Y')).toBe('0.00%');
    expect(similarity('asset X', 'X', 'Till')).toBeUndefined();
  });
});

describe('clusters of duplicates', () => {
  const twin = 'capability Payments  supports Till';

  it('are of one kind, by name', () => {
    expect(clusters(`asset Y { ${twin} }\nasset X { ${twin} }\n${service('S', 'capability Payments')}`)).toEqual([
      'asset: X Y',
    ]);
  });

  it('leave out services whose purpose nobody says, however alike', () => {
    expect(clusters(`${service('X', 'consumers Stores')}\n${service('Y', 'consumers Stores')}`)).toEqual([]);
  });

  it('leave out what has its way out declared: consolidated, migrated, or retiring with a successor', () => {
    const pair = `asset X { ${twin} }\nasset Y { ${twin} }\n`;
    const services = (state: string) =>
      `${service('X', 'capability Payments')}\n${service('Y', 'capability Payments').replace('operational', state)}`;
    expect(clusters(`${pair}consolidation C { keep X  absorb Y }`)).toEqual([]);
    expect(clusters(`${pair}consolidation C { keep X  absorb Y  decision rejected }`)).toEqual(['asset: X Y']);
    expect(clusters(`${pair}migration M { wave W 2026-01 .. 2026-03 { from X to Till } }`)).toEqual([]);
    expect(clusters(services('retiring'))).toEqual(['service: X Y']);
    expect(clusters(services('retiring  successor X'))).toEqual([]);
    expect(clusters(services('retired'))).toEqual([]);
  });

  it('leave out assets that are gone on the day', () => {
    const pair = `asset X { ${twin} }\nasset Y { ${twin}  retires 2026-03-31 }`;
    expect([clusters(pair, '2026-03-31'), clusters(pair, '2026-04-01')]).toEqual([['asset: X Y'], []]);
  });

  it('leave intended redundancy alone, but not a third one beside it', () => {
    const pair = `${service('X', 'capability Payments')}\n${service('Y', 'capability Payments')}
${service('User', 'capability Compute  requires anyOf(1, X, Y)')}`;
    expect(clusters(pair)).toEqual([]);
    const third = `${pair}\n${service('Z', 'capability Payments')}`;
    expect(clusters(third)).toEqual(['service: X Y Z']);
    expect([of(third).clusters[0]!.hasStandIns, of(third).proposals]).toEqual([true, []]);
  });

  it('follow the limit', () => {
    const text = 'asset X { capability Payments }\nasset Y { capability Payments, Cards }';
    expect(clusters(text)).toEqual(['asset: X Y']);
    const strict = `${BASE.replace('period', 'limits { overlap 60.01% }  period')}\n${text}`;
    expect(figuresOf(strict).overlap.clusters).toEqual([]);
  });

  it('are the same whatever the order of declarations', () => {
    const texts = ['X', 'Y', 'Z'].map(
      (name) => `asset ${name} { capability Payments  technology "${name}"  supports Till }`,
    );
    const pairs = (order: readonly string[]) =>
      of(order.join('\n')).clusters.map((cluster) => cluster.pairs.map(([a, b]) => `${a.id} ${b.id}`));
    expect(pairs([...texts].reverse())).toEqual(pairs(texts));
  });

  it('are those that comparing all pairs finds', () => {
    const pick = <T>(...values: T[]) => fc.constantFrom(...values);
    const asset = fc.record({
      capability: fc.subarray(['Commerce', 'Payments', 'Cards', 'Compute'], { maxLength: 2 }),
      technology: pick('', 'a', 'b'),
      supports: fc.subarray(['Till', 'Web']),
    });
    const weightOf: Record<string, Record<string, number>> = {
      Commerce: { Commerce: 16 },
      Payments: { Payments: 16, Commerce: 8 },
      Cards: { Cards: 16, Payments: 8, Commerce: 4 },
      Compute: { Compute: 16 },
    };
    type Asset = typeof asset extends fc.Arbitrary<infer A> ? A : never;
    const weights = ({ capability, technology, supports }: Asset) => {
      const found = new Map<string, number>();
      for (const each of capability) {
        for (const [name, weight] of Object.entries(weightOf[each]!)) {
          found.set(name, Math.max(weight, found.get(name) ?? 0));
        }
      }
      if (technology !== '') found.set(`technology ${technology}`, 6);
      for (const each of supports) found.set(each, 6);
      return found;
    };
    const alike = (a: Asset, b: Asset) => {
      const [first, second] = [weights(a), weights(b)];
      const keys = new Set([...first.keys(), ...second.keys()]);
      let [shared, total] = [0, 0];
      for (const key of keys) {
        shared += Math.min(first.get(key) ?? 0, second.get(key) ?? 0);
        total += Math.max(first.get(key) ?? 0, second.get(key) ?? 0);
      }
      const purpose = Object.keys(weightOf).some((name) => first.has(name) && second.has(name));
      return purpose && shared * 10 >= total * 6;
    };
    fc.assert(
      fc.property(fc.array(asset, { minLength: 2, maxLength: 8 }), (assets) => {
        const group = assets.map((_, index) => index);
        for (let round = 0; round < assets.length; round++) {
          for (const [i, a] of assets.entries()) {
            for (const [j, b] of assets.entries()) {
              if (alike(a, b)) group[i] = group[j] = Math.min(group[i]!, group[j]!);
            }
          }
        }
        const expected = [...new Set(group)]
          .map((root) => assets.flatMap((_, index) => (group[index] === root ? [`N${index}`] : [])))
          .filter(({ length }) => length > 1)
          .map((members) => `asset: ${members.join(' ')}`);
        const text = assets.map(({ capability, technology, supports }, index) => {
          const list = (name: string, values: readonly string[]) =>
            values.length === 0 ? '' : `${name} ${values.join(', ')}`;
          const built = technology === '' ? '' : `technology "${technology}"`;
          return `asset N${index} { ${list('capability', capability)} ${built} ${list('supports', supports)} }`;
        });
        expect(clusters(text.join('\n'))).toEqual(expected);
      }),
      { seed: 12, numRuns: 150 },
    );
  });
});

describe('parallel processes', () => {
  const parallel = (text: string) =>
    of(text).parallel.map(
      ({ outcome, processes, sharedUnits }) =>
        `${outcome}: ${processes.map(({ id }) => id).join(' ')} for ${sharedUnits.join(' ') || 'different units'}`,
    );

  it('bring about one outcome', () => {
    expect(parallel('process X { outcome Paid  for Stores }\nprocess Y { outcome Paid  for Stores, Online }')).toEqual([
      'Paid: X Y for Stores',
    ]);
    expect(parallel('process X { outcome Paid  for Stores }\nprocess Y { outcome Paid  for Online }')).toEqual([
      'Paid: X Y for different units',
    ]);
    expect(parallel('process X { outcome Paid }\nprocess Y { outcome Paid  for Online }')).toEqual([
      'Paid: X Y for Online',
    ]);
  });

  it('are none once a consolidation absorbs all but one', () => {
    const three = ['X', 'Y', 'Z'].map((name) => `process ${name} { outcome Paid }`).join('\n');
    expect(parallel(`${three}\nconsolidation C { keep X  absorb Y }`)).toEqual(['Paid: X Z for different units']);
    expect(parallel(`${three}\nconsolidation C { keep X  absorb Y, Z }`)).toEqual([]);
  });
});

describe('contested responsibilities', () => {
  const contested = (files: Record<string, string>) =>
    figuresOf({ 'base.btaas': BASE, ...files }).overlap.contested.map(
      ({ task, scope, responsibilities, accountable }) =>
        `${task} of ${scope ?? 'everything'}: ${responsibilities.map(({ id }) => id).join(' ')} to ${accountable.join(' ')}`,
    );
  const other = (text: string) => `namespace other\n${text}`;

  it('have one name in two namespaces, one scope, and two accountables', () => {
    const text = (accountable: string, scope = 'scope Till') =>
      `responsibility Incidents { ${scope}  accountable ${accountable} }`;
    const files = (first: string, second: string) => ({ 'a.btaas': first, 'b.btaas': other(second) });
    expect(contested(files(text('T'), text('Stores')))).toEqual([
      'incidents of Till: Incidents other.Incidents to Stores T',
    ]);
    expect(contested(files(text('T'), text('T')))).toEqual([]);
    expect(contested(files(text('T'), text('Stores', 'scope Web')))).toEqual([]);
    expect(contested(files(text('T'), text('Stores', '')))).toEqual([]);
    expect(contested(files(text('T', ''), text('Stores', '')))).toEqual([
      'incidents of everything: Incidents other.Incidents to Stores T',
    ]);
  });

  it('may have a title in common instead, whatever its capitals', () => {
    const text = `responsibility R1 "Incident management" { scope Till  accountable T }
responsibility R2 "Incident Management" { scope Till, Web  accountable Stores }`;
    expect(contested({ 'a.btaas': text })).toEqual(['incident management of Till: R1 R2 to Stores T']);
  });

  it('are not found twice for two elements of their scopes', () => {
    const text = `responsibility R1 "Same" { scope Till, Web  accountable T }
responsibility R2 "Same" { scope Till, Web  accountable Stores }`;
    expect(contested({ 'a.btaas': text }).length).toBe(1);
  });
});
