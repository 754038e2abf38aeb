import { compareTexts } from '../model/order.js';
import { type Element, type ElementOf, labelOf, type Place, type Portfolio, valuePlace } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Sourced } from '../schema/types.js';
import { type Period, period } from '../values/index.js';
import { type KnownOfPromises, knowingNothing } from './known-of-promises.js';
import { appended } from '../relations/lookup.js';
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
  /** All of them together: the same object each time. */
  on(service: string): Agreed;
}

/** The agreements on one service. */
export interface Agreed {
  readonly slas: readonly Commitment[];
  readonly commissioned: readonly Commitment[];
  readonly alternatives: readonly (readonly Commitment[])[];
  /** What was found out about them so far: kept here, as each look-up by name costs more than most answers. */
  readonly known: KnownOfPromises;
}
const NONE: readonly never[] = [];
const nothing = (): Agreed => ({ slas: NONE, commissioned: NONE, alternatives: NONE, known: knowingNothing() });

export function commitmentsOf(portfolio: Portfolio, relations: Relations): Commitments {
  const known = new Map<string, Agreed>();
  const within = portfolio.settings?.values.period?.value ?? period(undefined, undefined);
  const agreedOn = (id: string): Agreed => {
    let agreed = known.get(id);
    if (agreed === undefined) {
      const service = portfolio.get('service', id);
      agreed = service === undefined ? nothing() : read(service, portfolio, relations, within);
      known.set(service?.id ?? id, agreed);
    }
    return agreed;
  };
  return {
    slasOf: (service) => agreedOn(service).slas,
    commissionedOf: (service) => agreedOn(service).commissioned,
    alternativesOf: (service) => agreedOn(service).alternatives,
    on: agreedOn,
  };
}

function read(service: ElementOf<'service'>, portfolio: Portfolio, relations: Relations, within: Period): Agreed {
  let slas: Commitment[] | undefined;
  for (const { value } of service.values.offering)
    if (value.sla !== undefined) slas = appended(slas, new Sla(service, value, value.sla));
  let commissioned: Commitment[] | undefined;
  for (const commission of relations.commissionsOf(service.id)) {
    const { from, until, ola, uc } = commission.values;
    if (!begins(from?.value, within) || !ends(until?.value, within)) continue;
    if (ola !== undefined)
      commissioned = appended(commissioned, new Commissioned('ola', service, commission, ola, portfolio));
    if (uc !== undefined)
      commissioned = appended(commissioned, new Commissioned('uc', service, commission, uc, portfolio));
  }
  return {
    slas: slas ?? NONE,
    commissioned: commissioned ?? NONE,
    alternatives: alternativesAmong(slas, commissioned, service),
    known: knowingNothing(),
  };
}

function alternativesAmong(
  slas: readonly Commitment[] | undefined,
  commissioned: readonly Commitment[] | undefined,
  { values: { requires } }: ElementOf<'service'>,
): Agreed['alternatives'] {
  if (slas === undefined) return commissioned === undefined ? NONE : [commissioned];
  // Sorted, so that of two that are worth the same it is not the order of the text that decides.
  const offered = slas.length > 1 ? slas.toSorted(byOffering).map((sla) => [sla]) : [slas];
  const ownWorkOnly = requires.length > 0;
  return commissioned === undefined || ownWorkOnly ? offered : [...offered, commissioned];
}

const byOffering = (a: Commitment, b: Commitment) => compareTexts(a.offering ?? '', b.offering ?? '');
const begins = (from: string | undefined, { to }: Period) => from === undefined || to === undefined || from <= to;
const ends = (until: string | undefined, { from }: Period) =>
  until === undefined || from === undefined || until >= from;

/** Label and terms are read when they are first asked for: not every agreement is looked at. */
abstract class Agreement implements Commitment {
  abstract readonly kind: Commitment['kind'];
  abstract readonly element: Commitment['element'];
  abstract readonly service: string;
  abstract readonly offering: string | undefined;
  abstract readonly label: string;
  readonly #body: Sourced<AgreementBody>;
  #terms: Terms | undefined;

  constructor(body: Sourced<AgreementBody>) {
    this.#body = body;
  }

  get at(): Place {
    return valuePlace(this.element, this.#body);
  }
  get terms(): Terms {
    this.#terms ??= termsOf(this.element as Element, this.#body.value);
    return this.#terms;
  }
}

type Offering = ElementOf<'service'>['values']['offering'][number]['value'];

class Sla extends Agreement {
  readonly kind = 'sla';
  readonly element: ElementOf<'service'>;
  readonly service: string;
  readonly offering: string;
  readonly #offering: Offering;

  constructor(service: ElementOf<'service'>, offering: Offering, body: Sourced<AgreementBody>) {
    super(body);
    this.element = service;
    this.service = service.id;
    this.offering = offering.id;
    this.#offering = offering;
  }

  get label(): string {
    return `the SLA ${this.#offering.title?.value ?? this.#offering.name.value} of ${labelOf(this.element)}`;
  }
}

class Commissioned extends Agreement {
  readonly kind: 'ola' | 'uc';
  readonly element: ElementOf<'commission'>;
  readonly service: string;
  readonly offering = undefined;
  readonly #of: ElementOf<'service'>;
  readonly #portfolio: Portfolio;

  constructor(
    kind: 'ola' | 'uc',
    service: ElementOf<'service'>,
    commission: ElementOf<'commission'>,
    body: Sourced<AgreementBody>,
    portfolio: Portfolio,
  ) {
    super(body);
    this.kind = kind;
    this.element = commission;
    this.service = service.id;
    this.#of = service;
    this.#portfolio = portfolio;
  }

  get label(): string {
    const provider = providerOf(this.element, this.#portfolio);
    return `the ${this.kind.toUpperCase()} of ${provider} for ${labelOf(this.#of)}`;
  }
}

function providerOf({ values }: ElementOf<'commission'>, portfolio: Portfolio): string {
  const to = values.to?.value;
  const provider = to?.found === true ? portfolio.get('provider', to.to) : undefined;
  return provider === undefined ? (to?.to ?? 'a provider') : labelOf(provider);
}
