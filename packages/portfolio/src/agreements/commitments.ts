import { type Element, type ElementOf, labelOf, type Place, type Portfolio, valuePlace } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Sourced } from '../schema/types.js';
import { type Period, period } from '../values/index.js';
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
}

/** The agreements on one service. */
interface Agreed {
  readonly slas: readonly Commitment[];
  readonly commissioned: readonly Commitment[];
  readonly alternatives: readonly (readonly Commitment[])[];
}
const NONE: readonly never[] = [];
const NOTHING: Agreed = { slas: NONE, commissioned: NONE, alternatives: NONE };

export function commitmentsOf(portfolio: Portfolio, relations: Relations): Commitments {
  const known = new Map<string, Agreed>();
  const within = portfolio.settings?.values.period?.value ?? period(undefined, undefined);
  const agreedOn = (id: string): Agreed => {
    let agreed = known.get(id);
    if (agreed === undefined) {
      const service = portfolio.get('service', id);
      agreed = service === undefined ? NOTHING : read(service, portfolio, relations, within);
      known.set(service?.id ?? id, agreed);
    }
    return agreed;
  };
  return {
    slasOf: (service) => agreedOn(service).slas,
    commissionedOf: (service) => agreedOn(service).commissioned,
    alternativesOf: (service) => agreedOn(service).alternatives,
  };
}

function read(service: ElementOf<'service'>, portfolio: Portfolio, relations: Relations, within: Period): Agreed {
  const { offering, requires } = service.values;
  const slas = offering.length === 0 ? NONE : offering.flatMap((each) => slaOf(service, each));
  const commissions = relations.commissionsOf(service.id);
  const commissioned =
    commissions.length === 0
      ? NONE
      : commissions
          .filter(({ values }) => begins(values.from?.value, within) && ends(values.until?.value, within))
          .flatMap((commission) => commissionedBy(portfolio, service, commission));
  // Sorted, so that of two that are worth the same it is not the order of the text that decides.
  const offered = slas.length === 0 ? NONE : [...slas].sort(byOffering).map((sla) => [sla]);
  const ownWorkOnly = slas.length > 0 && requires.length > 0;
  const alternatives = commissioned.length === 0 || ownWorkOnly ? offered : [...offered, commissioned];
  return { slas, commissioned, alternatives };
}

const byOffering = (a: Commitment, b: Commitment) => ((a.offering ?? '') < (b.offering ?? '') ? -1 : 1);
const begins = (from: string | undefined, { to }: Period) => from === undefined || to === undefined || from <= to;
const ends = (until: string | undefined, { from }: Period) =>
  until === undefined || from === undefined || until >= from;

/** Label and terms are read when they are first asked for: not every agreement is looked at. */
class Agreement implements Commitment {
  readonly kind: Commitment['kind'];
  readonly element: Commitment['element'];
  readonly service: string;
  readonly offering: string | undefined;
  readonly #agreement: Sourced<AgreementBody>;
  readonly #labelled: () => string;
  #terms: Terms | undefined;

  constructor(
    kind: Commitment['kind'],
    element: Commitment['element'],
    service: string,
    agreement: Sourced<AgreementBody>,
    labelled: () => string,
    offering?: string,
  ) {
    this.kind = kind;
    this.element = element;
    this.service = service;
    this.offering = offering;
    this.#agreement = agreement;
    this.#labelled = labelled;
  }

  get at(): Place {
    return valuePlace(this.element, this.#agreement);
  }
  get label(): string {
    return this.#labelled();
  }
  get terms(): Terms {
    this.#terms ??= termsOf(this.element as Element, this.#agreement.value);
    return this.#terms;
  }
}

function slaOf(
  service: ElementOf<'service'>,
  { value: offering }: ElementOf<'service'>['values']['offering'][number],
): readonly Commitment[] {
  if (offering.sla === undefined) return [];
  const labelled = () => `the SLA ${offering.title?.value ?? offering.name.value} of ${labelOf(service)}`;
  return [new Agreement('sla', service, service.id, offering.sla, labelled, offering.id)];
}

function commissionedBy(
  portfolio: Portfolio,
  service: ElementOf<'service'>,
  commission: ElementOf<'commission'>,
): readonly Commitment[] {
  const made: Commitment[] = [];
  for (const kind of KINDS) {
    const agreement = commission.values[kind];
    if (agreement === undefined) continue;
    const labelled = () => `the ${kind.toUpperCase()} of ${providerOf(commission, portfolio)} for ${labelOf(service)}`;
    made.push(new Agreement(kind, commission, service.id, agreement, labelled));
  }
  return made;
}

const KINDS = ['ola', 'uc'] as const;

function providerOf({ values }: ElementOf<'commission'>, portfolio: Portfolio): string {
  const to = values.to?.value;
  const provider = to?.found === true ? portfolio.get('provider', to.to) : undefined;
  return provider === undefined ? (to?.to ?? 'a provider') : labelOf(provider);
}
