import type { CostBearer, CostBreakdown } from '../../cost/index.js';
import type { Figures } from '../../figures/figures.js';
import type { ElementOf } from '../../model/index.js';
import { Rational } from '../../exact/index.js';
import { limits } from '../../schema/limits.js';
import { combine, isUnknown, type Known, num, type Percent, type Rate, unknown } from '../../values/index.js';
import type { ExpressionValue } from '../evaluated.js';
import { DURATION, type ExpressionType, MONEY, NUMBER, PERCENT, rateType } from '../types.js';
import { type Derived, derived } from './derived-members.js';
import type { Member, ModelValue } from './member.js';
import { element, propertyType } from './property-type.js';

const PER_YEAR = rateType(MONEY, 'year');

/** The kind of what something costs a year. */
export const COSTS = 'cost a year';

type CostKind = 'service' | 'asset' | 'process' | 'unit' | 'archetype' | 'provider' | 'capability';

/** What something costs: in an expression a thing of its own, with a member for each category. */
interface CostValue extends ModelValue {
  readonly breakdown: CostBreakdown;
}

const costOf = {
  service: (owner, { cost }) => cost.of(owner as CostBearer),
  asset: (owner, { cost }) => cost.of(owner as CostBearer),
  process: (owner, { cost }) => cost.of(owner as CostBearer),
  unit: ({ id }, { cost }) => cost.ofUnit(id),
  archetype: ({ id }, { cost }) => cost.ofArchetype(id),
  provider: ({ id }, { cost }) => cost.ofProvider(id),
  capability: ({ id }, { cost }) => cost.ofCapability(id),
} satisfies Record<CostKind, (owner: ModelValue['owner'], figures: Figures) => CostBreakdown>;

const WHAT: Readonly<Record<CostKind, string>> = {
  service: 'What it costs a year, in the currency of the portfolio.',
  asset: 'What it costs a year, in the currency of the portfolio.',
  process: 'What it costs a year, in the currency of the portfolio.',
  unit: 'What reaches it and the units within it a year.',
  archetype: 'What the services of it cost a year.',
  provider: 'What the services that it delivers cost a year, by its shares.',
  capability: 'What the services that serve it cost a year.',
};

const COST: readonly Derived[] = (Object.keys(costOf) as readonly CostKind[]).map((kind) => ({
  of: [kind],
  member: {
    name: 'cost',
    doc: WHAT[kind],
    type: element(COSTS),
    read: (of, figures): CostValue => ({
      ...of,
      kind: COSTS,
      id: `cost of ${of.id}`,
      label: `the cost of ${of.label}`,
      breakdown: costOf[kind](of.owner, figures),
    }),
  },
}));

const CATEGORY = (name: 'run' | 'grow' | 'transform' | 'total', doc: string): Member => ({
  name,
  doc,
  type: PER_YEAR,
  read: (of) => (of as CostValue).breakdown[name].value as Known<Rate>,
});

/** The members of a cost. */
export const COST_MEMBERS: readonly Member[] = [
  CATEGORY('run', 'What keeping it running costs a year.'),
  CATEGORY('grow', 'What extending it costs a year.'),
  CATEGORY('transform', 'What changing it from the ground up costs a year.'),
  CATEGORY('total', 'All of it, a year.'),
];

const VERDICT: ExpressionType = {
  type: 'word',
  called: 'sizing verdict',
  words: ['underProvisioned', 'outsideTiers', 'wrongTier', 'overProvisioned', 'right'],
};

/** Of the promises of a service, the availability of a kind that is the lowest; unknown while one is, or with none. */
function lowestAvailability(
  kind: 'composed' | 'guaranteed',
  { id, name }: ElementOf<'service'>,
  { agreements }: Figures,
): Known<Percent> {
  const values = agreements.promisesOf(id).flatMap((promise) => agreements.availability(promise)?.[kind].value ?? []);
  if (values.length === 0) return unknown(`availability promised by ${name}, or what stands behind it`);
  return combine(values, (...known) =>
    (known as readonly Percent[]).reduce((lowest, each) => (each.value.lessThan(lowest.value) ? each : lowest)),
  );
}

const notSized = ({ name }: ElementOf<'service'>) => unknown(`tiers of the archetype of ${name}`);

export const FIGURE_MEMBERS: readonly Derived[] = [
  ...COST,
  derived(
    'service',
    'unitCost',
    'What one unit of its volume costs.',
    rateType(MONEY, undefined),
    (service, { cost }) => cost.unitCost(service).value,
  ),
  derived(
    'service',
    'utilisation',
    'Its demand as a share of its capacity.',
    PERCENT,
    (service, { sizing }) => sizing.of(service)?.utilisation.value ?? notSized(service),
  ),
  derived('service', 'sizing', 'Whether it has the right size for its archetype.', VERDICT, (service, { sizing }) => {
    const verdict = sizing.of(service)?.verdict ?? notSized(service);
    return isUnknown(verdict) ? verdict : { type: 'word', word: verdict };
  }),
  derived(
    'service',
    'composedAvailability',
    'What stands behind its promises composes to, while failures are independent; the lowest of several.',
    PERCENT,
    (service, figures) => lowestAvailability('composed', service, figures),
  ),
  derived(
    'service',
    'guaranteedAvailability',
    'What its promises reach whatever fails together; the lowest of several.',
    PERCENT,
    (service, figures) => lowestAvailability('guaranteed', service, figures),
  ),
  ...(['service', 'need'] as const).map((kind) =>
    derived(
      kind,
      'alignmentGap',
      'The gap between expectation and confidence, by the surveys.',
      PERCENT,
      ({ id }, { alignment }) => alignment.ofElement(id).gap.value,
    ),
  ),
  derived(
    'provider',
    'spend',
    'What is spent with it a year.',
    PER_YEAR,
    ({ id, name }, { providers }) => providers.of(id)?.spend.value ?? unknown(`spend with ${name}`),
  ),
  derived(
    'provider',
    'shareOfSpend',
    'Of what is spent with all providers.',
    PERCENT,
    ({ id, name }, { providers }) => providers.of(id)?.shareOfSpend.value ?? unknown(`spend with ${name}`),
  ),
  derived(
    'provider',
    'attainment',
    'The share of measured periods in which it kept its promises.',
    PERCENT,
    ({ id, name }, { providers }) => providers.of(id)?.attainment.value ?? unknown(`attainment of ${name}`),
  ),
  derived(
    'consolidation',
    'npv',
    'Its net present value.',
    MONEY,
    ({ id, name }, figures) => figures.consolidation.of(id)?.npv.value ?? unknown(`net present value of ${name}`),
  ),
  derived(
    'consolidation',
    'payback',
    'When it has earned back what it costs, from the start of the period.',
    DURATION,
    ({ id, name }, figures) => figures.consolidation.of(id)?.payback.value ?? unknown(`payback of ${name}`),
  ),
  derived(
    'portfolio',
    'concentration',
    'The Herfindahl index of spend by provider.',
    NUMBER,
    (_, { providers }) => providers.concentration.value,
  ),
  derived(
    'portfolio',
    'runShare',
    'The share of cost that keeps things running.',
    PERCENT,
    (_, { cost }) => cost.runShare.value,
  ),
  derived(
    'portfolio',
    'unallocatedSpend',
    'The share of spend that reaches no unit.',
    PERCENT,
    (_, { cost }) => cost.unallocated.share.value,
  ),
];

/** The thresholds that hold: what the portfolio declares, else the default. */
export const LIMIT_MEMBERS: readonly Member[] = Object.entries(limits).map(([name, { of, doc }]) => ({
  name,
  doc,
  type: propertyType(of) as ExpressionType,
  read: (_, figures): ExpressionValue => {
    const limit = figures.limits[name as keyof typeof limits];
    return limit instanceof Rational ? num(limit) : limit;
  },
}));
