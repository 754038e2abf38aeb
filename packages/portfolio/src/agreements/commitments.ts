import { type Element, type ElementOf, labelOf, type Place, type Portfolio, valuePlace } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import { overlap, period } from '../values/index.js';
import { type AgreementBody, type Terms, termsOf } from './terms.js';

/** One agreement that somebody has made about a service: the SLA of an offering, or the OLA or UC of a commission. */
export interface Commitment {
  readonly kind: 'sla' | 'ola' | 'uc';
  /** How it is called in a message, such as `the SLA Standard of Checkout`. */
  readonly label: string;
  /** The service that is promised. */
  readonly service: string;
  readonly element: ElementOf<'service'> | ElementOf<'commission'>;
  /** The offering of an SLA. */
  readonly offering: string | undefined;
  readonly terms: Terms;
  /** The whole agreement. */
  readonly at: Place;
}

/** All agreements of a portfolio, by service. Lists are in the order of the text, or sorted by qualified name. */
export interface Commitments {
  /** One for each offering that has an SLA. */
  slasOf(service: string): readonly Commitment[];
  /** One for each OLA and UC of a commission that holds at any time of the portfolio's period. */
  commissionedOf(service: string): readonly Commitment[];
  /**
   * What may stand for a service in the eyes of those who require it, any one of the groups: each SLA alone, or all that it
   * is commissioned by together. Where a service has an SLA and requires others, its commission is about its own work only,
   * one element of what stands behind the SLA, and does not stand for the whole.
   */
  alternativesOf(service: string): readonly (readonly Commitment[])[];
  /** All SLAs, then all OLAs and UCs, each sorted by service. */
  readonly all: readonly Commitment[];
}

export function commitmentsOf(portfolio: Portfolio, relations: Relations): Commitments {
  const slas = new Map<string, readonly Commitment[]>();
  const commissioned = new Map<string, readonly Commitment[]>();
  const within = portfolio.settings?.values.period?.value ?? period(undefined, undefined);
  const slasOf = remembered(slas, (id) => {
    const service = portfolio.get('service', id);
    return service === undefined ? [] : service.values.offering.flatMap((offering) => slaOf(service, offering));
  });
  const commissionedOf = remembered(commissioned, (id) => {
    const service = portfolio.get('service', id);
    if (service === undefined) return [];
    return relations
      .commissionsOf(id)
      .filter(({ values }) => overlap(period(values.from?.value, values.until?.value), within) !== undefined)
      .flatMap((commission) => commissionedBy(portfolio, service, commission));
  });
  const alternativesOf = remembered(new Map<string, readonly (readonly Commitment[])[]>(), (id) => {
    const offered = slasOf(id).map((sla) => [sla]);
    const delivered = commissionedOf(id);
    const requires = (portfolio.get('service', id)?.values.requires.length ?? 0) > 0;
    return delivered.length === 0 || (offered.length > 0 && requires) ? offered : [...offered, delivered];
  });
  let all: readonly Commitment[] | undefined;
  return {
    slasOf,
    commissionedOf,
    alternativesOf,
    get all() {
      const services = portfolio.all('service');
      all ??= [...services.flatMap(({ id }) => slasOf(id)), ...services.flatMap(({ id }) => commissionedOf(id))];
      return all;
    },
  };
}

function slaOf(
  service: ElementOf<'service'>,
  { value: offering }: ElementOf<'service'>['values']['offering'][number],
): readonly Commitment[] {
  const { sla } = offering;
  if (sla === undefined) return [];
  const name = offering.title?.value ?? offering.name.value;
  return [commitment('sla', `the SLA ${name} of ${labelOf(service)}`, service.id, service, sla, offering.id)];
}

function commissionedBy(
  portfolio: Portfolio,
  service: ElementOf<'service'>,
  commission: ElementOf<'commission'>,
): readonly Commitment[] {
  const to = commission.values.to?.value;
  const provider = to?.found === true ? portfolio.get('provider', to.to) : undefined;
  const by = provider === undefined ? (to?.to ?? 'a provider') : labelOf(provider);
  return (['ola', 'uc'] as const).flatMap((kind) => {
    const agreement = commission.values[kind];
    if (agreement === undefined) return [];
    const label = `the ${kind.toUpperCase()} of ${by} for ${labelOf(service)}`;
    return [commitment(kind, label, service.id, commission, agreement, undefined)];
  });
}

function commitment(
  kind: Commitment['kind'],
  label: string,
  service: string,
  element: Commitment['element'],
  agreement: { readonly value: AgreementBody; readonly start: number; readonly end: number },
  offering: string | undefined,
): Commitment {
  const terms = termsOf(element as Element, agreement.value);
  return { kind, label, service, element, offering, terms, at: valuePlace(element, agreement) };
}

function remembered<T>(known: Map<string, T>, compute: (key: string) => T): (key: string) => T {
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
