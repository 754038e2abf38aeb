import { type ElementOf, isUnknown, Rational, type Value, compareTexts } from '@btaas/portfolio';
import type { Flow, FlowLink } from '../document/blocks.js';
import { decimals, plotted } from '../document/show.js';
import type { ReportContext } from './context.js';
import { labelIn } from './names.js';

type Service = ElementOf<'service'>;

/** So many nodes of a stage are told apart; the rest is drawn as one. */
const MOST_SERVICES = 12;
const MOST_ENDS = 9;

/**
 * Where the known cost of services comes from and where it goes, a year: who delivers a service, what it takes over from
 * other services, and who carries it. What comes into a service goes out of it.
 */
export function costFlow(context: ReportContext): Flow {
  const services = context.portfolio.all('service');
  const grouped = services.length > MOST_SERVICES * 2;
  const middle = ({ id, values }: Service) =>
    grouped ? (values.archetype?.value.archetype?.value.to ?? NO_ARCHETYPE) : id;
  const shown = new Stage('service', grouped ? 'other archetypes' : 'other services', MOST_SERVICES);
  const sources = new Stage('source', 'other providers', MOST_ENDS);
  const ends = new Stage('end', 'other units', MOST_ENDS);
  const links: { from: readonly [Stage, string]; to: readonly [Stage, string]; amount: number }[] = [];
  const link = (from: readonly [Stage, string], to: readonly [Stage, string], amount: number) => {
    // What is left when shares are added up in binary is nothing.
    if (amount < 0.5) return;
    links.push({ from, to, amount });
    from[0].add(from[1], amount);
    to[0].add(to[1], amount);
  };
  let negative = 0;
  for (const service of services) {
    const node = middle(service);
    const own = amountIn(context, service);
    const passes = context.figures.cost.passedBy(service);
    // A band has no width below nothing.
    if (own < 0 || passes.some(({ amounts }) => (plotted(amounts.total) ?? 0) < 0)) {
      negative++;
      continue;
    }
    for (const { provider, share } of deliveredBy(context, service))
      link([sources, provider], [shown, node], own * share);
    const all = passes.reduce((total, { amounts }) => total + (plotted(amounts.total) ?? 0), 0);
    link([sources, FROM_SERVICES], [shown, node], all - own);
    for (const { to, amounts } of passes) {
      const isService = context.portfolio.get('service', to) !== undefined;
      link([shown, node], [ends, isService ? TO_SERVICES : to], plotted(amounts.total) ?? 0);
    }
    link([shown, node], [ends, NOBODY], own - all);
  }
  const label = (id: string) => (OWN_NAMES.has(id) ? id : labelIn(context, id));
  return {
    id: 'cost-flow',
    title: 'Where the cost of services comes from, and who carries it',
    description: `From who delivers a service over ${grouped ? 'its archetype' : 'the service'} to the unit that carries its cost, in ${context.figures.currencies.own} a year; the width of a band is the amount. What one service passes on to another comes in there again. Costs that are unknown are left out${negative === 0 ? '' : `, and so ${negative === 1 ? 'is 1 service' : `are ${negative} services`} with a negative cost`}.`,
    unit: `${context.figures.currencies.own} a year`,
    stages: [
      { label: 'Provided by', nodes: sources.nodes(label) },
      { label: grouped ? 'Services of the archetype' : 'Service', nodes: shown.nodes(label) },
      { label: 'Carried by', nodes: ends.nodes(label) },
    ],
    links: merged(
      links.map(({ from, to, amount }) => ({ from: from[0].nodeOf(from[1]), to: to[0].nodeOf(to[1]), amount })),
    ),
  };
}

const FROM_SERVICES = 'Other services';
const TO_SERVICES = 'Other services';
const NOBODY = 'Nobody at all';
const UNCOMMISSIONED = 'Not commissioned';
const NO_ARCHETYPE = 'No archetype';
/** What is no element: a qualified name has no blank. */
const OWN_NAMES: ReadonlySet<string> = new Set([FROM_SERVICES, TO_SERVICES, NOBODY, UNCOMMISSIONED, NO_ARCHETYPE]);

function amountIn({ figures }: ReportContext, service: Service): number {
  return figures.relations.partOf(service) === 'retired' ? 0 : (plotted(figures.cost.of(service).known.total) ?? 0);
}

/** Who delivers a service, and which share: commissions that state none have equal parts of what is left. */
function deliveredBy({ figures }: ReportContext, service: Service) {
  const commissions = figures.relations
    .commissionsOf(service.id)
    .filter(({ values }) => values.to?.value.found === true);
  if (commissions.length === 0) return [{ provider: UNCOMMISSIONED, share: 1 }];
  const stated = commissions.map(({ values }) => sharePart(values.share?.value));
  const open = stated.filter((share) => share === undefined).length;
  const left = Math.max(0, 1 - stated.reduce<number>((total, share) => total + (share ?? 0), 0));
  const parts = commissions.map(({ values }, i) => ({
    provider: values.to!.value.to,
    share: stated[i] ?? left / open,
  }));
  return open === 0 && left > 0 ? [...parts, { provider: UNCOMMISSIONED, share: left }] : parts;
}
function sharePart(share: Value | undefined): number | undefined {
  if (share === undefined || isUnknown(share)) return undefined;
  const percent = plotted(share);
  return percent === undefined ? undefined : percent / 100;
}

/** The nodes of one stage, the largest first; small ones are put together. */
class Stage {
  readonly #amounts = new Map<string, number>();
  readonly #prefix: string;
  readonly #rest: string;
  readonly #most: number;
  #largest: readonly string[] | undefined;

  constructor(prefix: string, rest: string, most: number) {
    this.#prefix = prefix;
    this.#rest = rest;
    this.#most = most;
  }
  add(id: string, amount: number): void {
    this.#amounts.set(id, (this.#amounts.get(id) ?? 0) + amount);
  }
  get #shown(): readonly string[] {
    this.#largest ??= [...this.#amounts]
      .sort(([a, x], [b, y]) => y - x || compareTexts(a, b))
      .slice(0, this.#amounts.size === this.#most + 1 ? this.#most + 1 : this.#most)
      .map(([id]) => id);
    return this.#largest;
  }
  nodeOf(id: string): string {
    return `${this.#prefix} ${this.#shown.includes(id) ? id : ''}`;
  }
  nodes(label: (id: string) => string): Flow['stages'][number]['nodes'] {
    const more = this.#amounts.size - this.#shown.length;
    const rest = more > 0 ? [{ id: this.nodeOf(''), label: `${more} ${this.#rest}` }] : [];
    return [
      ...this.#shown.map((id) => ({ id: this.nodeOf(id), label: label(id), muted: OWN_NAMES.has(id) })),
      ...rest.map((node) => ({ ...node, muted: true })),
    ];
  }
}

function merged(
  links: readonly { readonly from: string; readonly to: string; readonly amount: number }[],
): readonly FlowLink[] {
  const sums = new Map<string, { from: string; to: string; amount: number }>();
  for (const { from, to, amount } of links) {
    const key = `${from}\n${to}`;
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { from, to, amount });
    else known.amount += amount;
  }
  return [...sums.values()].map((each) => ({ ...each, shown: decimals(Rational.of(Math.round(each.amount)), 0) }));
}
