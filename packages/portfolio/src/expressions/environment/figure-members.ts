import type { CostBearer, CostBreakdown } from '../../cost/index.js';
import type { Figures } from '../../figures/figures.js';
import { limitsOf } from '../../limits/index.js';
import { Rational } from '../../exact/index.js';
import { limits } from '../../schema/limits.js';
import { type Known, num, type Rate } from '../../values/index.js';
import type { ExpressionValue } from '../evaluated.js';
import { type ExpressionType, MONEY, rateType } from '../types.js';
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

export const FIGURE_MEMBERS: readonly Derived[] = [
  ...COST,
  derived(
    'service',
    'unitCost',
    'What one unit of its volume costs.',
    rateType(MONEY, undefined),
    (service, { cost }) => cost.unitCost(service).value,
  ),
];

/** The thresholds that hold: what the portfolio declares, else the default. */
export const LIMIT_MEMBERS: readonly Member[] = Object.entries(limits).map(([name, { of, doc }]) => ({
  name,
  doc,
  type: propertyType(of) as ExpressionType,
  read: (_, { portfolio }): ExpressionValue => {
    const limit = limitsOf(portfolio)[name as keyof typeof limits];
    return limit instanceof Rational ? num(limit) : limit;
  },
}));
