import type { FigureInput } from '../figures/figure.js';
import { type ElementOf, labelOf, nameOf } from '../model/index.js';
import type { Rate } from '../values/index.js';
import { totalOf } from './amounts.js';
import type { Ledger } from './ledger.js';

/** What a service passes on to somebody. */
export interface Passed {
  /** The qualified name of a unit or a service. */
  readonly to: string;
  readonly amounts: Readonly<Record<'run' | 'grow' | 'transform' | 'total', Rate>>;
}
export function passedBy({ graph, services, units }: Ledger, { id }: ElementOf<'service'>): readonly Passed[] {
  const index = graph.indexOf.get(id);
  if (index === undefined) return [];
  const parts = services.passed(index);
  return graph.nodes[index]!.claims.slice(0, -1).map(({ id: to }, claim) => {
    const { run, grow, transform } = parts[claim]!;
    return {
      to,
      amounts: {
        run: units.perYear(run),
        grow: units.perYear(grow),
        transform: units.perYear(transform),
        total: units.perYear(run + grow + transform),
      },
    };
  });
}

/** What services pass on to a service or a unit, as inputs of an explanation. */
export function passedInputs(ledger: Ledger, to: string, flow: 'services' | 'support'): readonly FigureInput[] {
  const { graph, units } = ledger;
  return ledger.passingTo(to).flatMap((index) => {
    const service = graph.services[index]!;
    const parts = ledger[flow].passed(index);
    return graph.nodes[index]!.claims.slice(0, -1).flatMap(({ id }, claim): FigureInput[] => {
      const amount = totalOf(parts[claim]!);
      if (id !== to || amount === 0n) return [];
      const what = flow === 'services' ? 'passed on by' : 'infrastructure support passed on by';
      return [{ label: `${what} ${labelOf(service)}`, value: units.perYear(amount), place: nameOf(service) }];
    });
  });
}

/** What reaches a unit, as inputs of an explanation. */
export function unitInputs(ledger: Ledger, unit: string): readonly FigureInput[] {
  const processes = totalOf(ledger.processes.amountsOf(unit));
  return [
    ...passedInputs(ledger, unit, 'services'),
    ...passedInputs(ledger, unit, 'support'),
    ...(processes === 0n ? [] : [{ label: 'processes', value: ledger.units.perYear(processes) }]),
  ];
}
