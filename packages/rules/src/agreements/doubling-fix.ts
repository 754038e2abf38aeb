import {
  type AgreementFigures,
  type Commitment,
  effectiveAvailability,
  type ElementOf,
  endOfCommission,
  endOfSla,
  type Place,
  printQuantity,
  type Reference,
  type Repair,
  requirementsOf,
  type Sourced,
  yardstickOf,
} from '@btaas/portfolio';
import type { Fix, RuleContext } from '../rule.js';
import { writtenName } from '../written-name.js';

/**
 * A second service like one that is required, so that one of the two is enough: it has the same archetype, people and
 * availability, and is required by `anyOf`. Undefined where the service is not simply required, or is not delivered by
 * one commission that could be repeated.
 */
export function doublingFix(
  { service: id, commitment: agreed, at }: Repair & { readonly change: 'double' },
  promise: Commitment,
  { portfolio, figures }: RuleContext,
): Fix | undefined {
  const service = portfolio.get('service', id);
  const [commission, ...others] = figures.relations.commissionsOf(id);
  const user = portfolio.get('service', promise.service);
  if (service === undefined || commission === undefined || user === undefined || others.length > 0) return undefined;
  const twin = `${service.name}Twin`;
  if (portfolio.find(service.namespace === '' ? twin : `${service.namespace}.${twin}`) !== undefined) return undefined;
  // What others share with the promise would no longer be the same.
  if (figures.relations.requiredBy(user.id).length > 0) return undefined;
  // What its provider does not offer once it does not offer twice.
  if (agreed.element !== commission || exceedsPublished(agreed, figures.agreements)) return undefined;
  const { demandsOn, compare } = figures.agreements;
  if (demandsOn(agreed).some(({ terms }) => compare(agreed.terms, terms).shortfalls.length > 0)) return undefined;
  const end = endOfCommission(commission, portfolio);
  const needed = endOfSla(promise, portfolio);
  if (end !== undefined && needed !== undefined && end.day < needed.day) return undefined;
  const text = commission.document === service.document ? commissionText(commission, twin) : undefined;
  if (text === undefined || !isSimplyRequired(user, id, at)) return undefined;
  const from = writtenName(id, user);
  const other = user.namespace === service.namespace ? twin : `${service.namespace}.${twin}`;
  return {
    title: `Let ${twin}, a second ${service.name} elsewhere, stand in for it`,
    edits: [
      { edit: 'replace', at, text: `anyOf(1, ${from}, ${other})` },
      {
        edit: 'addElement',
        document: service.document,
        after: { document: service.document, start: service.start, end: service.end },
        text: serviceText(service, twin),
      },
      {
        edit: 'addElement',
        document: commission.document,
        after: { document: commission.document, start: commission.start, end: commission.end },
        text,
      },
    ],
  };
}

function exceedsPublished(commitment: Commitment, { publishedFor }: AgreementFigures): boolean {
  const published = publishedFor(commitment);
  const offered = published && effectiveAvailability(published, yardstickOf(commitment));
  return offered !== undefined && commitment.terms.availability!.value.share.greaterThan(offered.share);
}

/** Required once, without a block and outside of any choice. */
function isSimplyRequired(user: ElementOf<'service'>, id: string, at: Place): boolean {
  const plain = user.values.requires.some(
    ({ value, start, end }) =>
      value.record !== 'AnyOf' && user.document === at.document && start === at.start && end === at.end,
  );
  return plain && requirementsOf(user).filter(({ to }) => to.to === id).length === 1;
}

function serviceText(service: ElementOf<'service'>, name: string): string {
  const { archetype, accountable, responsible, utility, state } = service.values;
  const named = (references: readonly Sourced<Reference>[]) =>
    references.map(({ value }) => writtenName(value.to, service)).join(', ');
  const tier = archetype?.value.tier?.value;
  const lines = [
    archetype?.value.archetype === undefined
      ? ''
      : `archetype ${named([archetype.value.archetype])}${tier === undefined ? '' : ` tier ${tier}`}`,
    accountable.length === 0 ? '' : `accountable ${named(accountable)}`,
    responsible.length === 0 ? '' : `responsible ${named(responsible)}`,
    utility === undefined ? '' : `utility ${JSON.stringify(utility.value)}`,
    `state ${state.at(-1)?.value.state?.value ?? 'operational'}`,
  ];
  return `service ${name} supporting {\n${lines
    .filter((line) => line !== '')
    .map((line) => `  ${line}\n`)
    .join('')}}`;
}

function commissionText(commission: ElementOf<'commission'>, service: string): string | undefined {
  const { to, under, from, until, review, ola, uc } = commission.values;
  const kind = ola === undefined ? 'uc' : 'ola';
  const availability = (ola ?? uc)?.value.availability?.value;
  if (to === undefined || availability?.value === undefined) return undefined;
  const window = availability.window === undefined ? '' : ` ${availability.window.value}`;
  const head = [
    `commission ${service} to ${writtenName(to.value.to, commission)}`,
    under === undefined ? '' : ` under ${writtenName(under.value.to, commission)}`,
    from === undefined ? '' : ` from ${from.value}`,
    until === undefined ? '' : ` until ${until.value}`,
  ].join('');
  const agreed = `  ${kind} { availability ${printQuantity(availability.value.value)}${window} }\n`;
  return `${head} {\n${agreed}${review === undefined ? '' : `  review ${review.value}\n`}}`;
}
