import { COLUMN_ROLES, type ElementOf, type Expression, type Period } from '@btaas/portfolio';

/** What a column may mean, as the language lists it. */
export type Role = keyof typeof COLUMN_ROLES;
const ROLES = Object.keys(COLUMN_ROLES) as readonly Role[];
/** The roles that say what a row is about. */
export const SUBJECTS = ['service', 'provider', 'unit'] as const;
export type Subject = (typeof SUBJECTS)[number];

export type Format = 'plain' | 'focus' | 'incidents' | 'prometheus';

/** A source as it is declared, with the columns of its format filled in. */
export interface SourceSpec {
  readonly id: string;
  readonly element: ElementOf<'source'>;
  readonly format: Format;
  readonly patterns: readonly string[];
  /** The columns of each role; where there are several, the first that names an element counts. */
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Roles whose column must be there because the text names it. */
  readonly declared: ReadonlySet<Role>;
  /** The days that the files speak of, where the text says so. */
  readonly covers: Period | undefined;
  readonly where: Expression | undefined;
  readonly dates: string | undefined;
  readonly zone: string;
}

/** What the columns of a bill are called in FOCUS 1.0 to 1.2; later names come first. */
const FOCUS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  service: ['Tags.service', 'Tags.application', 'SubAccountName', 'SubAccountId', 'ServiceName'],
  provider: ['ServiceProviderName', 'ProviderName'],
  at: ['ChargePeriodStart'],
  currency: ['BillingCurrency'],
};
const INCIDENTS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  service: ['service'],
  start: ['start'],
  end: ['end'],
  severity: ['severity'],
  priority: ['priority'],
};
const PROMETHEUS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  service: ['service'],
  at: ['timestamp'],
};
const USUAL: Readonly<Record<Format, typeof FOCUS>> = {
  plain: {},
  focus: FOCUS,
  incidents: INCIDENTS,
  prometheus: PROMETHEUS,
};
/** The two costs of a bill: what is invoiced, and what the use of the period is worth. They are never mixed. */
export const BILLED = 'BilledCost';
export const EFFECTIVE = 'EffectiveCost';

/** The roles that hold what is measured. */
const MEASURES = ['good', 'latency', 'demand', 'amount', 'cost'] as const;

export function specOf(element: ElementOf<'source'>): SourceSpec {
  const { values } = element;
  const format = values.format?.value ?? 'plain';
  const declared = ROLES.filter((role) => values[role] !== undefined);
  const own = Object.fromEntries(declared.map((role) => [role, [values[role]!.value]]));
  // A probe's samples are 1 or 0 unless the text says that they are something else.
  const sampled = format === 'prometheus' && !MEASURES.some((role) => values[role] !== undefined);
  return {
    id: element.id,
    element,
    format,
    patterns: values.from.map(({ value }) => value),
    columns: { ...USUAL[format], ...(sampled ? { good: ['value'] } : {}), ...own },
    declared: new Set(declared),
    covers: values.covers?.value,
    where: values.where?.value,
    dates: values.dates?.value,
    zone: values.zone?.value ?? 'UTC',
  };
}
