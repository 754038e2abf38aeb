import {
  type AgreementFigures,
  type Commitment,
  commitmentsIn,
  deliveredUntil,
  type ElementOf,
  type End,
  endOfCommission,
  endOfSla,
} from '@btaas/portfolio';
import { sentence } from '../../agreements/promises.js';
import { type Fix, rule, type RuleContext, type RuleFinding } from '../../rule.js';

interface Leaning {
  readonly sla: Commitment;
  readonly end: End;
}
type Commission = ElementOf<'commission'>;

export default rule({
  id: 'BT210',
  level: 'error',
  title: 'A UC, OLA or contract that ends before the SLA that leans on it',
  *checkAll(context) {
    const { portfolio, figures } = context;
    const ending = endingTooSoon(context);
    if (ending.size === 0) return;
    for (const [commission, { commitment, slas }] of leaningByCommission(ending, context)) {
      const end = ending.get(commission)!;
      const until = deliveredUntil(commission, end, portfolio, figures.relations);
      const late = slas.filter((sla) => until !== undefined && until < sla.end.day);
      if (late.length > 0) yield finding(commission, commitment, end, late);
    }
  },
});

/** The commissions that end before the last SLA does, so that it is worth asking who leans on them. */
function endingTooSoon({ portfolio, figures: { agreements } }: RuleContext): ReadonlyMap<Commission, End> {
  let last = '';
  for (const sla of agreements.slas) {
    const day = endOfSla(sla, portfolio)?.day;
    if (day !== undefined && day > last) last = day;
  }
  const ending = new Map<Commission, End>();
  for (const commission of portfolio.all('commission')) {
    const end = endOfCommission(commission, portfolio);
    if (end !== undefined && end.day < last) ending.set(commission, end);
  }
  return ending;
}

/** The SLAs that lean on each of these commissions, by its agreement. */
function leaningByCommission(
  ending: ReadonlyMap<Commission, End>,
  { portfolio, figures: { agreements } }: RuleContext,
): ReadonlyMap<Commission, { readonly commitment: Commitment; readonly slas: readonly Leaning[] }> {
  const leaning = new Map<Commission, { readonly commitment: Commitment; readonly slas: Leaning[] }>();
  for (const sla of agreements.slas) {
    const end = endOfSla(sla, portfolio);
    if (end === undefined) continue;
    for (const commitment of commissionedBehind(sla, agreements)) {
      const { element } = commitment;
      if (element.kind !== 'commission' || !ending.has(element)) continue;
      const known = leaning.get(element);
      if (known === undefined) leaning.set(element, { commitment, slas: [{ sla, end }] });
      else if (known.slas.at(-1)!.sla !== sla) known.slas.push({ sla, end });
    }
  }
  return leaning;
}

/** Of the service itself, and of what it leans on without an SLA: what is behind another SLA is held against that one. */
function commissionedBehind(sla: Commitment, { leansOn, commitments }: AgreementFigures): readonly Commitment[] {
  const services = commitmentsIn(leansOn(sla)).flatMap(({ service }) =>
    service === sla.service || commitments.slasOf(service).length === 0 ? [service] : [],
  );
  return [...new Set(services)].flatMap((service) => commitments.commissionedOf(service));
}

function finding(commission: Commission, commitment: Commitment, end: End, late: readonly Leaning[]): RuleFinding {
  const last = late.reduce((latest, each) => (each.end.day > latest.end.day ? each : latest));
  const others = late.length > 1 ? ` and ${late.length - 1} more` : '';
  return {
    message: sentence(
      `${commitment.label} ends on ${end.day}, before ${last.sla.label}${others} that leans on it (${last.end.day})`,
    ),
    at: end.at,
    element: commission.id,
    related: late.slice(0, 5).map(({ sla, end: { day } }) => ({ message: `${sla.label} ends on ${day}`, at: sla.at })),
    fixes: [...prolong(commission, end, last.end.day), ...endSooner(end, late)],
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
  const { until } = only.sla.terms;
  return [
    {
      title: `Let ${only.sla.label} end on ${day}`,
      edits: [
        until === undefined
          ? { edit: 'addProperty', to: only.sla.at, text: `until ${day}` }
          : { edit: 'replace', at: until.at, text: day },
      ],
    },
  ];
}
