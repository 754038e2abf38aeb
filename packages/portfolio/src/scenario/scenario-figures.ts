import type { Figures } from '../figures/figures.js';
import { measurements, type Measurements } from '../figures/measurements.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import { later, remembered } from '../relations/lookup.js';
import { addDays } from '../values/index.js';
import { applyScenario, scenarioChain } from './apply.js';
import { type ComparedFigure, compare } from './compare.js';
import { type ComparedService, compareServices } from './compare-services.js';

type Scenario = ElementOf<'scenario'>;

/** A scenario beside the portfolio as it is, both on the day on which everything that the scenario says has happened. */
export interface ScenarioComparison {
  readonly scenario: Scenario;
  /** The portfolio with the scenario laid over it. */
  readonly portfolio: Portfolio;
  /** The day of both sides: the one asked for, or the first on which every retirement and change of state is in effect. */
  readonly day: string;
  /** The portfolio as it is, on that day. */
  readonly base: Figures;
  /** Every figure as the scenario would have it. What it changes counts as declared: measurements of before do not. */
  readonly figures: Figures;
  readonly headlines: readonly ComparedFigure[];
  /** The services that the scenario adds, changes, moves or retires. */
  readonly services: readonly ComparedService[];
}

export interface ScenarioFigures {
  /** By qualified name; each is computed when its figures are asked for. */
  readonly all: readonly ScenarioComparison[];
  of(scenario: string): ScenarioComparison | undefined;
}

export function scenarioFigures(figures: Figures): ScenarioFigures {
  const { portfolio } = figures;
  const of = remembered((id: string) => {
    const scenario = portfolio.get('scenario', id);
    return scenario && comparison(figures, scenario);
  });
  return {
    get all() {
      return portfolio.all('scenario').flatMap(({ id }) => of(id) ?? []);
    },
    of,
  };
}

function comparison(figures: Figures, scenario: Scenario): ScenarioComparison {
  const chain = scenarioChain(figures.portfolio, scenario);
  const day = dayOf(chain, figures.asOf);
  const overlay = later(() => applyScenario(figures.portfolio, scenario));
  const base = later(() => (day === figures.asOf ? figures : figures.of(figures.portfolio, { asOf: day })));
  const after = later(() =>
    figures.of(overlay(), { asOf: day, measurements: withoutChanged(figures.measurements, chain) }),
  );
  const headlines = later(() => compare(base(), after()));
  const services = later(() => compareServices(base(), after()));
  return {
    scenario,
    day,
    get portfolio() {
      return overlay();
    },
    get base() {
      return base();
    },
    get figures() {
      return after();
    },
    get headlines() {
      return headlines();
    },
    get services() {
      return services();
    },
  };
}

/** The day after the last retirement, or that of the last change of state, but not before the one asked for. */
function dayOf(chain: readonly Scenario[], asOf: string): string {
  const days = chain.flatMap(({ values }) => [
    ...values.retire.flatMap(({ value: { on } }) => (on === undefined ? [] : [addDays(on.value, 1)])),
    ...values.change.flatMap(({ value }) => value.state.flatMap(({ value: { since } }) => since?.value ?? [])),
  ]);
  return days.reduce((last, day) => (day > last ? day : last), asOf);
}

/** What was measured of a property before a scenario changes it says nothing about it afterwards. */
const MEASURED_BY: Readonly<Record<string, readonly string[]>> = {
  cost: ['cost', 'unitCost', 'costVariance'],
  demand: ['demand', 'utilisation'],
  capacity: ['utilisation'],
  volume: ['volume', 'unitCost'],
};

function withoutChanged(all: Measurements, chain: readonly Scenario[]): Measurements {
  const outdated = new Set<string>();
  for (const { values } of chain) {
    for (const { value: change } of values.change) {
      const service = change.element?.value.to;
      const named = Object.entries(change).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : value !== undefined,
      );
      for (const [property] of named) {
        for (const metric of MEASURED_BY[property] ?? []) outdated.add(`${metric} ${service}`);
      }
    }
  }
  if (outdated.size === 0) return all;
  return measurements(all.all.filter(({ metric, element }) => !outdated.has(`${metric} ${element}`)));
}
