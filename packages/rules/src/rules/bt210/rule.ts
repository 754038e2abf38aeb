import {
  type AgreementFigures,
  appended,
  type Commitment,
  commitmentsIn,
  deliveredUntil,
  type ElementOf,
  type End,
  endOfCommission,
  endOfSla,
  type Place,
  placeOf,
  type Portfolio,
} from '@btaas/portfolio';
import { sentence } from '../../agreements/promises.js';
import { type Contribution, type Fix, NOTHING, rule, type RuleFinding } from '../../rule.js';

type Commission = ElementOf<'commission'>;

/** An SLA that lasts longer than a commission of a service that it leans on. */
interface Leaning extends Contribution {
  /** Where the commission is declared: several of one service to one provider have one name. */
  readonly commission: Place;
  /** How its agreement is called. */
  readonly agreement: string;
  readonly sla: string;
  readonly at: Place;
  /** The last day of the SLA, and where it says so itself. */
  readonly day: string;
  readonly until: Place | undefined;
}

export default rule({
  id: 'BT210',
  level: 'error',
  title: 'A UC, OLA or contract that ends before the SLA that leans on it',
  of: ['service'],
  gather(service, { portfolio, figures: { agreements } }) {
    const slas = agreements.currentSlasOf(service);
    // Most offer one.
    if (slas.length === 1) return outlasted(slas[0]!, portfolio, agreements);
    return slas.flatMap((sla) => outlasted(sla, portfolio, agreements));
  },
  *combine(service, leaning: readonly Leaning[], { portfolio, figures: { relations } }) {
    for (const commission of relations.commissionsOf(service)) {
      const slas = leaning.filter((each) => isOf(each, commission));
      const end = slas.length === 0 ? undefined : endOfCommission(commission, portfolio);
      const until = end && deliveredUntil(commission, end, portfolio, relations);
      const late = slas.filter(({ day }) => until !== undefined && until < day);
      if (end !== undefined && late.length > 0) yield finding(commission, end, late);
    }
  },
});

/** The commissions behind an SLA that end before it does. */
function outlasted(sla: Commitment, portfolio: Portfolio, agreements: AgreementFigures): readonly Leaning[] {
  const end = endOfSla(sla, portfolio);
  if (end === undefined) return NOTHING;
  let gathered: Leaning[] | undefined;
  for (const service of servicesBehind(sla, agreements)) {
    for (const commitment of agreements.commitments.commissionedOf(service)) {
      const { kind, element } = commitment;
      // One that has an OLA and a UC is told once, by its OLA.
      if (element.kind !== 'commission' || (kind === 'uc' && element.values.ola !== undefined)) continue;
      const last = endOfCommission(element, portfolio);
      if (last === undefined || last.day >= end.day) continue;
      gathered = appended(gathered, {
        about: service,
        commission: placeOf(element),
        agreement: commitment.label,
        sla: sla.label,
        at: sla.at,
        day: end.day,
        until: sla.terms.until?.at,
      });
    }
  }
  return gathered ?? NOTHING;
}

/** The service itself, and what it leans on without an SLA: what is behind another SLA is held against that one. */
function servicesBehind(sla: Commitment, { leansOn, commitments }: AgreementFigures): Iterable<string> {
  let services: string[] | undefined;
  for (const { kind, service } of commitmentsIn(leansOn(sla))) {
    const hasNoSla = kind !== 'sla' && commitments.slasOf(service).length === 0;
    if (service === sla.service || hasNoSla) services = appended(services, service);
  }
  return services === undefined || services.length === 1 ? (services ?? NOTHING) : new Set(services);
}

function isOf({ commission: { document, start } }: Leaning, commission: Commission): boolean {
  return commission.document === document && commission.start === start;
}

function finding(commission: Commission, end: End, late: readonly Leaning[]): RuleFinding {
  const last = late.reduce((latest, each) => (each.day > latest.day ? each : latest));
  const others = late.length > 1 ? ` and ${late.length - 1} more` : '';
  return {
    message: sentence(
      `${last.agreement} ends on ${end.day}, before ${last.sla}${others} that leans on it (${last.day})`,
    ),
    at: end.at,
    element: commission.id,
    related: late.slice(0, 5).map(({ sla, day, at }) => ({ message: `${sla} ends on ${day}`, at })),
    fixes: [...prolong(commission, end, last.day), ...endSooner(end, late)],
  };
}

/** Where the commission alone ends too soon, and no contract or agreement before it. */
function prolong({ document, values }: Commission, { at }: End, day: string): readonly Fix[] {
  const { until } = values;
  if (until === undefined || at.document !== document || at.start !== until.start || values.under !== undefined)
    return [];
  if ((values.ola ?? values.uc)?.value.until !== undefined) return [];
  return [{ title: `Prolong the commission until ${day}`, edits: [{ edit: 'replace', at, text: day }] }];
}

function endSooner({ day }: End, late: readonly Leaning[]): readonly Fix[] {
  const [only, ...others] = late;
  if (only === undefined || others.length > 0) return [];
  const { sla, at, until } = only;
  return [
    {
      title: `Let ${sla} end on ${day}`,
      edits: [
        until === undefined
          ? { edit: 'addProperty', to: at, text: `until ${day}` }
          : { edit: 'replace', at: until, text: day },
      ],
    },
  ];
}
