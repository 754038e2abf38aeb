import { type Asked, askedOf, measuredFlow, measuredLevel } from '../actuals/actuals.js';
import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelById } from '../model/index.js';
import { grouped, later, remembered } from '../relations/lookup.js';
import { type Percent, percent } from '../values/index.js';
import { type AlignmentSet, alignmentSet } from './alignment-set.js';
import { type Answer, answersOf, type LeftOutAnswer } from './answers.js';
import { type AlignmentField, fieldOf, isUnderSla } from './four-fields.js';

/** One cell of the picture by unit and dimension. */
export interface HeatmapCell {
  readonly unit: string;
  readonly dimension: string;
  readonly alignment: AlignmentSet;
}
/** A service in the four-field picture. */
export interface FieldEntry {
  readonly service: ElementOf<'service'>;
  readonly field: AlignmentField;
  readonly alignment: AlignmentSet;
  readonly attainment: Percent | undefined;
}

/** Expectations against confidence (alignment of the business and its technology), from surveys. */
export interface AlignmentFigures {
  /** All answers on services and needs. */
  readonly whole: AlignmentSet;
  /** Confidence in technology as a whole: the answers on the portfolio itself. */
  readonly technology: AlignmentSet;
  /** Of a service, a need or the portfolio. */
  ofElement(id: string): AlignmentSet;
  /** What a unit and the units within it say of services and needs. */
  ofUnit(id: string): AlignmentSet;
  ofDimension(dimension: string): AlignmentSet;
  /** What counts of one survey; answers that a later survey asked for again are not in it. */
  ofSurvey(id: string): AlignmentSet;
  /** The services and needs that have answers, sorted. */
  readonly elements: readonly string[];
  /** The units that answered, sorted. */
  readonly units: readonly string[];
  readonly dimensions: readonly string[];
  /** By unit that answered, then by dimension; only where there are answers. */
  readonly heatmap: readonly HeatmapCell[];
  /** The four-field picture: services in use that have answers or an SLA, by qualified name. */
  readonly picture: readonly FieldEntry[];
  fieldOf(service: ElementOf<'service'>): FieldEntry | undefined;
  readonly leftOut: readonly LeftOutAnswer[];
}

export function alignmentFigures(figures: Figures): AlignmentFigures {
  const { portfolio, relations, limits, asOf } = figures;
  const { counted, leftOut } = answersOf(portfolio, figures.surveyRows, limits, asOf);
  const settings = portfolio.settings?.id;
  const answers = counted.filter(({ element }) => element !== settings);
  const byElement = grouped(counted, ({ element }) => element);
  const byUnit = grouped(answers, ({ by }) => by);
  const byDimension = grouped(answers, ({ dimension }) => dimension);
  const bySurvey = grouped(counted, ({ survey }) => survey.id);
  const name = (id: string) => labelById(portfolio, id);
  const ofElement = remembered((id: string) => alignmentSet(name(id), byElement.get(id) ?? []));
  const asked = askedOf(figures);
  const entryOf = (service: ElementOf<'service'>): FieldEntry | undefined => {
    if (!relations.isInUse(service)) return undefined;
    const alignment = ofElement(service.id);
    const attainment = attainmentOf(service.id, asked);
    const crossing = {
      gap: alignment.gap.value,
      limit: limits.alignmentGap,
      underSla: isUnderSla(service),
      attainment,
    };
    const field = fieldOf(crossing);
    return field && { service, field, alignment, attainment };
  };
  const heatmap = later(() => heatmapOf(byUnit, name));
  const picture = later(() => portfolio.all('service').flatMap((service) => entryOf(service) ?? []));
  return {
    whole: alignmentSet('all services and needs', answers),
    technology: settings === undefined ? alignmentSet('technology as a whole', []) : ofElement(settings),
    ofElement,
    ofUnit: remembered((id) => {
      const within = relations.units.withDescendants(id);
      return alignmentSet(
        name(id),
        within.flatMap((unit) => byUnit.get(unit) ?? []),
      );
    }),
    ofDimension: remembered((dimension) => alignmentSet(dimension, byDimension.get(dimension) ?? [])),
    ofSurvey: remembered((id: string) => alignmentSet(name(id), bySurvey.get(id) ?? [])),
    elements: [...new Set(answers.map(({ element }) => element))].sort(),
    units: [...byUnit.keys()].sort(),
    dimensions: [...byDimension.keys()].sort(),
    get heatmap() {
      return heatmap();
    },
    get picture() {
      return picture();
    },
    fieldOf: entryOf,
    leftOut,
  };
}

/**
 * The share of periods in which the SLA was met, over all complete months of the portfolio's period, so that one good
 * month does not hide the bad ones before it; without months, the level that was measured last.
 */
function attainmentOf(service: string, asked: Asked): Percent | undefined {
  const months = measuredFlow('attainment', service, asked);
  const latest = months.length > 0 ? undefined : measuredLevel('attainment', service, asked);
  const shares = (latest === undefined ? months : [latest]).flatMap(({ value }) =>
    value.type === 'percent' ? [value.value] : [],
  );
  if (shares.length === 0) return undefined;
  return percent(Rational.sum(shares).dividedBy(Rational.of(shares.length)));
}

function heatmapOf(byUnit: ReadonlyMap<string, readonly Answer[]>, name: (id: string) => string) {
  return [...byUnit.keys()].sort().flatMap((unit): HeatmapCell[] => {
    const cells = grouped(byUnit.get(unit)!, ({ dimension }) => dimension);
    return [...cells.keys()].sort().map((dimension) => ({
      unit,
      dimension,
      alignment: alignmentSet(`${dimension} for ${name(unit)}`, cells.get(dimension)!),
    }));
  });
}
