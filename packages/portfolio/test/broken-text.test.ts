import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { compare, diff, type Explanation, type Figures, type Portfolio } from '../src/index.js';

const TEXT = `portfolio P { currency EUR  rate 2026-01-01 USD 0.92  period 2026-01-01 .. 2026-12-31  horizon 3 years  discount 8% }
team T
unit Stores
capability Commerce
capability Payments { within Commerce }
outcome Paid
archetype A { tier M { demand 1 .. 9 tx/s } }
provider Core internal
provider Host external { criticality high  exit 6 months  commits { availability 99.9% monthly } }
contract Frame with Host 2024-01-01 .. 2028-06-30 { notice 9 months  value 1M USD }
service Till supporting {
  archetype A tier M  capability Payments  consumers Stores 100%  accountable T  state operational since 2024-01-01
  criticality high  demand p95 5 tx/s  capacity 9 tx/s  cost run 300k EUR/year  requires anyOf(1, Web, Desk)
  offering Basic { price 1 EUR/tx  sla { availability 99% monthly } }
}
service Web supporting { archetype A  capability Payments  accountable T  state operational  cost run 100k EUR/year }
service Desk supporting { archetype A  capability Payments  accountable T  state retiring since 2026-01-01  successor Web }
asset Old { capability Payments  technology "HP-UX"  supports Till  cost run 90k EUR/year  retires 2027-03-31 }
asset Older { capability Payments  technology "HP-UX"  supports Till  cost run 9k USD/year }
process One { outcome Paid  for Stores  cost run 1k EUR/year }
process Two { outcome Paid  for Stores }
responsibility R1 "Incidents" { scope Till  accountable T }
responsibility R2 "Incidents" { scope Till  accountable Stores }
commission Till to Host under Frame { uc { availability 99.9% monthly  credit below 99.9% pays 10% }  review monthly }
commission Web to Core { share 50%  ola { availability 99.9% monthly } }
consolidation Join { keep Till  absorb Web  value 80  longTerm 70  risk 30  oneOff 220k EUR  saving 140k EUR/year  dualRun 6 months at 8k EUR/month }
migration M {
  wave W1 2026-04 .. 2026-07 { from Old to Till  cost 90k EUR  dualRun 2 months at 1k EUR/month }
  wave W2 2026-08 .. 2026-12 { after W1  from Old to Web }
}
scenario S { retire Old on 2026-12-31  change Till { tier M  capacity 8 tx/s  cost run 1 EUR/year }  move Till to Core }
scenario S2 { base S  retire Two  add service New supporting { archetype A  accountable T  state operational } }
plan Pay { for T  period 2026-01-01 .. 2026-12-31  target 9k EUR  cap 120%  component availability of Till weight 100% { 99% -> 50%  99.9% -> 100% } }`;
const PARTS = TEXT.split(/(\s+)/);

/** Everything that is explained, down to the last input. */
function* explained(figures: Figures): Iterable<Explanation> {
  const { consolidation, overlap, providers, migration } = figures;
  for (const {
    npv,
    payback,
    realisation,
    consolidation: { id },
  } of consolidation.all) {
    yield* [npv.explain(), payback.explain(), realisation.difference.explain()];
    yield* [consolidation.priorityOf(id)?.explain(), consolidation.jointDemandOf(id)?.demand.explain()].filter(
      (each) => each !== undefined,
    );
  }
  yield overlap.complexity.index.explain();
  for (const { pairs } of overlap.clusters) {
    for (const [a, b] of pairs) yield overlap.similarityOf(a.id, b.id)!.explain();
  }
  for (const { saving } of overlap.proposals) yield saving.explain();
  yield providers.concentration.explain();
  for (const { attainment, creditDue, spend, shareOfSpend, shareOfCritical } of providers.all) {
    for (const figure of [attainment, creditDue, spend, shareOfSpend, shareOfCritical]) yield figure.explain();
  }
  yield migration.lastUnmanaged.explain();
  for (const { waveCost, dualRunCost } of migration.all) yield* [waveCost.explain(), dualRunCost.explain()];
  for (const { shareOfCost } of migration.managed) yield shareOfCost.explain();
}

/** Some parts of the text taken out, doubled or exchanged. */
const broken = fc
  .array(
    fc.record({
      at: fc.nat(PARTS.length - 1),
      what: fc.constantFrom('remove', 'cut', 'copy', 'nonsense'),
      from: fc.nat(PARTS.length - 1),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((changes) => {
    const parts = [...PARTS];
    for (const { at, what, from } of changes) {
      if (what === 'remove') parts[at] = '';
      else if (what === 'cut') parts.splice(at, 6);
      else parts[at] = what === 'copy' ? PARTS[from]! : '2026-13-45';
    }
    return parts.join('');
  });

it('states figures, scenarios and differences of whatever could be read, and never throws', () => {
  let before: Portfolio = snapshotOf(TEXT).portfolio;
  fc.assert(
    fc.property(broken, (text) => {
      const { figures, portfolio } = snapshotOf(text);
      for (const { label } of explained(figures)) expect(label).not.toBe('');
      for (const { headlines, services } of figures.scenarios.all)
        expect(headlines.length + services.length).toBeGreaterThan(0);
      expect(compare(figures, figures).length).toBeGreaterThan(0);
      diff(before, portfolio, { asOf: '2026-06-30' });
      diff(portfolio, before, { asOf: '2026-06-30' });
      before = portfolio;
    }),
    { seed: 21, numRuns: 50 },
  );
});
