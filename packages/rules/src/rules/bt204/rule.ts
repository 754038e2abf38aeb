import { appended, type Commitment, type Coverage, momentOf, lastNameOf, type Uncovered } from '@btaas/portfolio';
import { missingInputs } from '../../agreements/missing-inputs.js';
import { sentence } from '../../agreements/promises.js';
import { type Fix, NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

export default rule({
  id: 'BT204',
  level: 'error',
  title: "Service hours outside a supplier's hours",
  of: ['service'],
  check(service, context) {
    const { agreements } = context.figures;
    let findings: RuleFinding[] | undefined;
    let missing: string[] | undefined;
    for (const promise of agreements.currentPromisesOf(service)) {
      const coverage = agreements.coverage(promise);
      if (coverage === undefined) continue;
      const [first] = coverage.uncovered;
      if (first !== undefined) findings = appended(findings, uncovered(promise, first, coverage, context));
      else {
        for (const { label } of coverage.silent) missing = appended(missing, `hours of ${label}`);
        if (coverage.isCut) missing = appended(missing, 'what is more than 500 services behind it');
      }
    }
    if (missing === undefined) return findings ?? NOTHING;
    return [...(findings ?? NOTHING), ...missingInputs(service, `The hours of ${service.name}`, missing, context)];
  },
});

function uncovered(promise: Commitment, first: Uncovered, coverage: Coverage, context: RuleContext): RuleFinding {
  const hours = promise.terms.hours!;
  const [start, end] = first.gap;
  const who =
    first.commitment === undefined
      ? 'too few of those that stand in for one another are open'
      : `${first.commitment.label} is closed`;
  return {
    message: sentence(
      `${promise.label} promises the hours ${lastNameOf(hours.value.to)}, but ${who} from ${momentOf(start)} to ${momentOf(end)}`,
    ),
    at: hours.at,
    element: promise.element.id,
    related: coverage.uncovered.map(({ commitment, at, gap }) => ({
      message: `${commitment === undefined ? 'Too few of these are open' : `${commitment.label} is closed`} from ${momentOf(gap[0])}`,
      at,
    })),
    fixes: fixesOf(promise, coverage, context),
  };
}

/** The promise in the hours of the one who is closed, or that one open in the hours that are promised. */
function fixesOf(
  promise: Commitment,
  { uncovered }: Coverage,
  { figures: { agreements, relations } }: RuleContext,
): readonly Fix[] {
  const [only, ...others] = uncovered;
  const own = promise.terms.hours!;
  if (only?.commitment === undefined || others.length > 0) return [];
  const theirs = only.commitment.terms.hours!;
  const published = agreements.publishedFor(only.commitment)?.hours;
  const raise: Fix = {
    title: `Agree on the hours ${lastNameOf(own.value.to)} in ${only.commitment.label}`,
    edits: [{ edit: 'replace', at: theirs.at, text: writtenName(own.value.to, only.commitment.element) }],
  };
  const lowered = { ...promise.terms, hours: { value: theirs.value, at: own.at } };
  const lower: Fix = {
    title: `Promise the hours ${lastNameOf(theirs.value.to)}`,
    edits: [{ edit: 'replace', at: own.at, text: writtenName(theirs.value.to, promise.element) }],
  };
  const short = agreements
    .demandsOn(promise)
    .some(({ terms }) => agreements.compare(lowered, terms).shortfalls.some(({ dimension }) => dimension === 'hours'));
  // Those who lean on this promise may need the hours that it gives up; and the other's own chain the hours it takes on.
  const leanedOn = relations.requiredBy(promise.service).length > 0;
  const ownChain = agreements.leansOn(only.commitment).length > 0;
  const longer = agreements.hours.gap(theirs.value.to, own.value.to) === undefined;
  return [...(published === undefined && !ownChain && longer ? [raise] : []), ...(short || leanedOn ? [] : [lower])];
}
