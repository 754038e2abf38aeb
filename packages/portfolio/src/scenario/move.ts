import type { ElementOf, Portfolio } from '../model/index.js';
import type { Reference, Sourced } from '../schema/types.js';

type Commission = ElementOf<'commission'>;
type Reassignment = ElementOf<'scenario'>['values']['move'][number]['value'];

/**
 * The commission of a service to the provider that takes all of it over. It keeps what was agreed, as an OLA with an
 * internal provider and a UC with an external one; the contract and the published offering were the old provider's, and
 * fall away. A service that was not commissioned before is, without an agreement.
 */
export function moved(
  commissions: readonly Commission[],
  { service, to }: Reassignment,
  scenario: ElementOf<'scenario'>,
  portfolio: Portfolio,
): Commission | undefined {
  if (service?.value.found !== true || to?.value.found !== true) return undefined;
  const [first] = commissions;
  const provider = portfolio.get('provider', to.value.to);
  const head = first ?? newHead(scenario, service.value.to, to.value.to);
  const here = <T>(value: T): Sourced<T> => ({ value, start: head.nameStart, end: head.nameEnd });
  const agreement = first?.values.uc ?? first?.values.ola;
  const external = provider?.values.sourcing?.value === 'external';
  return {
    ...head,
    values: {
      service: here<Reference>(service.value),
      to: here<Reference>(to.value),
      under: undefined,
      from: first?.values.from,
      until: undefined,
      share: undefined,
      ola: external ? undefined : agreement,
      uc: external ? agreement : undefined,
      for: first?.values.for.filter(({ value }) => value.record === 'ForNeed') ?? [],
      review: first?.values.review,
    },
  };
}

function newHead(scenario: ElementOf<'scenario'>, service: string, to: string): Omit<Commission, 'values'> {
  const { document, namespace, start, end, nameStart, nameEnd } = scenario;
  return {
    kind: 'commission',
    id: `${scenario.id}.commission ${service} to ${to}`,
    name: '',
    title: undefined,
    doc: undefined,
    document,
    namespace,
    start,
    end,
    nameStart,
    nameEnd,
  };
}
