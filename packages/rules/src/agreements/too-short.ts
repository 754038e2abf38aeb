import {
  type AgreementFigures,
  appended,
  type Commitment,
  type Duration,
  durationOf,
  type ElementOf,
  handoverIn,
  mayTakeLonger,
  type MissingTime,
  millisecondsOf,
  printQuantity,
  type Reach,
  type Rational,
  type Term,
  type TimeDimension,
  timeName,
  timeOf,
} from '@btaas/portfolio';
import { type Fix, NOTHING, type RuleContext, type RuleFinding } from '../rule.js';
import { missingInputs } from './missing-inputs.js';
import { sentence } from './promises.js';

/** The promises of a service of one sort of time that are shorter than what stands behind them needs. */
export function tooShort(
  service: ElementOf<'service'>,
  of: SortOfTime,
  context: RuleContext,
  why: string,
): readonly RuleFinding[] {
  const { agreements } = context.figures;
  let findings: RuleFinding[] | undefined;
  let missing: string[] | undefined;
  for (const promise of agreements.currentPromisesOf(service)) {
    for (const dimension of dimensionsOf(promise, of)) {
      const term = timeOf(promise.terms, dimension)!;
      const reach = agreements.reach(promise, dimension);
      if (reach === undefined) continue;
      if (reach.atLeast.greaterThan(millisecondsOf(term.value))) {
        findings = appended(findings, finding(promise, dimension, term, reach, context, why));
      } else {
        for (const each of reach.missing)
          for (const name of missingNames(each, dimension)) missing = appended(missing, name);
      }
    }
  }
  if (missing === undefined) return findings ?? NOTHING;
  return [...(findings ?? NOTHING), ...missingInputs(service, `The ${of} of ${service.name}`, missing, context)];
}

type SortOfTime = 'response' | 'resolution' | 'rto' | 'rpo';
const RTO: readonly TimeDimension[] = [{ of: 'rto', key: '' }];
const RPO: readonly TimeDimension[] = [{ of: 'rpo', key: '' }];

function dimensionsOf({ terms }: Commitment, of: SortOfTime): readonly TimeDimension[] {
  if (of === 'rto') return terms.rto === undefined ? NOTHING : RTO;
  if (of === 'rpo') return terms.rpo === undefined ? NOTHING : RPO;
  return terms[of].length === 0 ? NOTHING : terms[of].map(({ key }) => ({ of, key }));
}

/** What has no agreement at all is reported by BT209, and a name that stands for nothing by BT001. */
function missingNames(missing: MissingTime, dimension: TimeDimension): readonly string[] {
  if (missing.why === 'silent') return missing.commitments.map(({ label }) => `${timeName(dimension)} of ${label}`);
  return missing.why === 'tooDeep' ? [`an agreement near ${missing.service}`] : [];
}

function finding(
  promise: Commitment,
  dimension: TimeDimension,
  term: Term<Duration>,
  reach: Reach,
  context: RuleContext,
  why: string,
): RuleFinding {
  const name = timeName(dimension);
  const needed = printQuantity(durationOf(reach.atLeast));
  const by = reach.by.map((commitment) => {
    const stated = timeOf(commitment.terms, dimension);
    return {
      commitment,
      text: stated === undefined ? '' : printQuantity(stated.value),
      at: stated?.at ?? commitment.at,
    };
  });
  const handover = handoverIn(reach, dimension);
  const handed = handover.sign() > 0 ? `, and ${printQuantity(durationOf(handover))} of hand-over` : '';
  const parts = by.map(({ commitment, text }) => `${commitment.label} (${text})`).join(', then ') + handed;
  return {
    message: sentence(
      `${promise.label} promises ${name} ${printQuantity(term.value)}, but ${why} ${needed}${parts === '' ? '' : `: ${parts}`}`,
    ),
    at: term.at,
    element: promise.element.id,
    related: by.map(({ commitment, text, at }) => ({ message: `${commitment.label} promises ${name} ${text}`, at })),
    fixes: [
      ...shorten(promise, dimension, term, reach, context),
      ...lengthen(promise, dimension, term, needed, context),
    ],
  };
}

/** The promise as long as its chain, unless it would fall short of what is demanded, or break who leans on it. */
function lengthen(
  promise: Commitment,
  dimension: TimeDimension,
  term: Term<Duration>,
  needed: string,
  context: RuleContext,
): readonly Fix[] {
  const { agreements } = context.figures;
  const duration = durationOf(agreements.reach(promise, dimension)!.atLeast);
  if (!mayTakeLonger(promise, dimension, duration, context.figures)) return [];
  return [
    { title: `Promise ${timeName(dimension)} ${needed}`, edits: [{ edit: 'replace', at: term.at, text: needed }] },
  ];
}

/** One agreement of the path shorter by what is too much, where that alone is enough, and it can be kept. */
function shorten(
  promise: Commitment,
  dimension: TimeDimension,
  term: Term<Duration>,
  reach: Reach,
  { figures: { agreements } }: RuleContext,
): readonly Fix[] {
  const excess = reach.atLeast.minus(millisecondsOf(term.value));
  return reach.by.flatMap((commitment): readonly Fix[] => {
    const stated = timeOf(commitment.terms, dimension);
    if (stated === undefined) return [];
    const milliseconds = millisecondsOf(stated.value).minus(excess);
    if (milliseconds.sign() <= 0) return [];
    const supposed = { commitment, milliseconds };
    const after = agreements.reach(promise, dimension, supposed);
    if (after === undefined || after.atLeast.greaterThan(millisecondsOf(term.value))) return [];
    if (!isTenable(commitment, dimension, milliseconds, agreements)) return [];
    const text = printQuantity(durationOf(milliseconds));
    return [
      {
        title: `Shorten ${timeName(dimension)} of ${commitment.label} to ${text}`,
        edits: [{ edit: 'replace', at: stated.at, text }],
      },
    ];
  });
}

function isTenable(
  commitment: Commitment,
  dimension: TimeDimension,
  milliseconds: Rational,
  agreements: AgreementFigures,
): boolean {
  const published = agreements.publishedFor(commitment);
  const offered = published && timeOf(published, dimension);
  if (offered !== undefined && milliseconds.lessThan(millisecondsOf(offered.value))) return false;
  const behind = agreements.reach(commitment, dimension);
  return behind === undefined || behind.atLeast.lessOrEqual(milliseconds);
}
