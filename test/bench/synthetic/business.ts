import { type Element, element } from './element.ts';
import type { BusinessName } from './names.ts';
import type { Random } from './random.ts';
import { UNITS } from './words.ts';

/** A service that the business consumes, and what the rest of the domain needs to know of it. */
export interface BusinessService {
  readonly name: string;
  readonly element: Element;
  readonly team: string;
  readonly unit: string;
  readonly operational: boolean;
  /** The availability promised, in hundredths of a percent; undefined where nothing is offered (yet or any more). */
  readonly promised: number | undefined;
  /** The capacity that carries half as much again. */
  readonly roomy: string;
}

/** What the platforms that a business service leans on may be down, in hundredths of a percent of the time. */
const DOWN = 5;

interface Tier {
  readonly name: string;
  /** The 95th percentile of demand; after three years of growth by 5 % it is still inside of the tier. */
  readonly demand: readonly [low: number, high: number];
  /** Thousands of euros a year, below the ceiling of the tier. */
  readonly cost: readonly [low: number, high: number];
}
interface Kind {
  readonly archetype: string;
  readonly noun: string;
  readonly tiers: readonly Tier[];
  readonly promises: readonly number[];
}

const TRANSACTIONS: readonly Tier[] = [
  { name: 'S', demand: [20, 165], cost: [60, 220] },
  { name: 'M', demand: [205, 760], cost: [160, 680] },
  { name: 'L', demand: [910, 4_200], cost: [520, 1_900] },
];
const CALLS: readonly Tier[] = [
  { name: 'S', demand: [8, 50], cost: [30, 160] },
  { name: 'M', demand: [62, 330], cost: [100, 500] },
];

/** 15 % critical, 25 % workplace, the others of the archetype of the domain. */
function kindOf(random: Random, ownArchetype: string): Kind {
  const throwOf = random.between(1, 100);
  if (throwOf <= 15) return { archetype: 'Critical', noun: 'tx', tiers: TRANSACTIONS, promises: [9990] };
  if (throwOf <= 40) return { archetype: 'Workplace', noun: 'calls', tiers: CALLS, promises: [9900, 9920, 9950] };
  return { archetype: ownArchetype, noun: 'tx', tiers: TRANSACTIONS, promises: [9950, 9950, 9960, 9970] };
}

export interface Surroundings {
  readonly ownArchetype: string;
  readonly staff: readonly [team: string, person: string];
  /** Platforms it may stand on, the first one always; marked as references. */
  readonly platforms: readonly string[];
  /** A service in use that could take its place; without one, this one is in use itself. */
  readonly successor: string | undefined;
}

export function businessService(
  { name, title, utility }: BusinessName,
  { ownArchetype, staff: [team, person], platforms, successor }: Surroundings,
  random: Random,
): BusinessService {
  const kind = kindOf(random, ownArchetype);
  const tier = random.pick(kind.tiers);
  const requires = platforms.slice(0, random.pick([1, 1, 2]));
  const state = stateOf(random, successor);
  const promised = state.offers ? attainable(random.pick(kind.promises), requires.length) : undefined;
  const unit = random.pick(UNITS);
  const demand = random.between(...tier.demand);
  const capacity = Math.ceil((demand * 100) / random.between(55, 70));
  const cost = random.between(...tier.cost);
  const growing = random.chance(25) ? Math.ceil(cost * 1.5) : 0;
  const priced = promised !== undefined && random.chance(30);
  const volume = Math.ceil(demand / 10);
  const lines = [
    `archetype @${kind.archetype} tier ${tier.name}`,
    `consumers ${consumers(unit, random)}`,
    `accountable @${team}`,
    `responsible @${person}`,
    `state ${state.text}`,
    ...(random.chance(10) ? ['criticality high'] : []),
    `utility "${utility}"`,
    ...(random.chance(20) ? [random.pick(FITS)] : []),
    `demand p95 ${demand} ${kind.noun}/s  growth ${random.between(1, 5)}%/year`,
    `capacity ${capacity} ${kind.noun}/s`,
    ...(priced ? [`volume ${volume}M ${kind.noun}/year`] : []),
    `cost run ${cost}k EUR/year`,
    ...(growing > 0 ? [`cost grow ${growing}k EUR/year`] : []),
    `requires ${requires.join(', ')}`,
    ...(state.successor === undefined ? [] : [`successor @${state.successor}`]),
    ...(promised === undefined
      ? []
      : offering(promised, priced ? price(cost + growing, volume, kind.noun) : undefined, random)),
  ];
  const text = `service ${name} "${title}" businessFacing {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
  return {
    name,
    element: element('service', name, text),
    team,
    unit,
    operational: state.text.startsWith('operational'),
    promised,
    roomy: `${Math.ceil(capacity * 1.5)} ${kind.noun}/s`,
  };
}

/** A promise that holds even if the platforms never fail at the same time. */
function attainable(promise: number, platforms: number): number {
  return Math.min(promise, 10_000 - DOWN * platforms);
}

function offering(promised: number, price: string | undefined, random: Random): string[] {
  const hours = random.chance(25) ? '  hours @Office' : '';
  const times = random.chance(25) ? '  response P1 30 min  resolution P1 6 h' : '';
  return [
    'offering Standard {',
    ...(price === undefined ? [] : [`  price ${price}`]),
    `  sla { availability ${percent(promised)} monthly${hours}${times}  rto 4 h  rpo 15 min }`,
    '}',
  ];
}

/** Hundredths of a percent as people write them: `99.9%`. */
export function percent(hundredths: number): string {
  return `${hundredths / 100}%`;
}

/** A quarter above the cost of one, in ten-thousandths of a euro. */
function price(costInThousands: number, volumeInMillions: number, noun: string): string {
  const tenThousandths = Math.ceil((costInThousands * 12.5) / volumeInMillions);
  return `0.${String(tenThousandths).padStart(4, '0')} EUR/${noun}`;
}

function consumers(unit: string, random: Random): string {
  const other = random.pick(UNITS);
  return other !== unit && random.chance(25) ? `@${unit} 70%, @${other} 30%` : `@${unit} 100%`;
}

/** On the scale of 1 to 5, from 3 on is high: the disposition follows from the two. */
const FITS = [
  'fit functional 4 technical 4  disposition invest',
  'fit functional 5 technical 3  disposition invest',
  'fit functional 4 technical 2  disposition migrate',
  'fit functional 2 technical 4  disposition tolerate',
] as const;

interface Lifecycle {
  readonly text: string;
  readonly offers: boolean;
  readonly successor?: string | undefined;
}
function stateOf(random: Random, successor: string | undefined): Lifecycle {
  const throwOf = successor === undefined ? 100 : random.between(1, 100);
  if (throwOf <= 3) return { text: 'defined since 2026-06-01', offers: false };
  if (throwOf === 4) return { text: 'retired since 2025-12-31', offers: false };
  if (throwOf === 5) return { text: 'retiring since 2026-03-01', offers: true, successor };
  return { text: `operational since ${random.between(2015, 2025)}-0${random.between(1, 9)}-01`, offers: true };
}
