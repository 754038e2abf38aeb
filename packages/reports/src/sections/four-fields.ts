import { type AlignmentField, labelOf } from '@btaas/portfolio';
import type { Chart, Tone } from '../document/blocks.js';
import { plotted } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { labelled } from './labelled.js';

export const FIELDS: Readonly<Record<AlignmentField, { readonly label: string; readonly tone: Tone }>> = {
  performance: { label: 'Performance problem', tone: 'bad' },
  trust: { label: 'Trust problem', tone: 'warn' },
  overPromised: { label: 'Over-promised', tone: 'warn' },
  aligned: { label: 'Aligned', tone: 'good' },
  unmeasured: { label: 'Under SLA, not measured', tone: 'muted' },
  unsurveyed: { label: 'Under SLA, not surveyed', tone: 'muted' },
  withoutSla: { label: 'Surveyed, without SLA', tone: 'muted' },
};

/** The services of the four-field picture that the report is about. */
export const pictureIn = (context: ReportContext) =>
  context.figures.alignment.picture.filter(({ service }) => shows(context, service.id));

/** A place in the picture, and the services that stand there. */
interface Point {
  readonly service: string;
  readonly gap: number;
  readonly attainment: number;
  readonly field: string;
}
/** Services of the same gap and attainment are one point: they would hide one another. */
function pointsIn(context: ReportContext): readonly Point[] {
  const points = new Map<string, { point: Point; count: number }>();
  for (const { service, field, alignment, attainment } of pictureIn(context)) {
    const gap = plotted(alignment.gap.value);
    const met = attainment === undefined ? undefined : plotted(attainment);
    if (gap === undefined || met === undefined) continue;
    const key = `${gap} ${met}`;
    const known = points.get(key);
    if (known === undefined) {
      points.set(key, {
        point: { service: labelOf(service), gap, attainment: met, field: FIELDS[field].label },
        count: 1,
      });
      continue;
    }
    known.count += 1;
    const both = known.count === 2 ? `${known.point.service}, ${labelOf(service)}` : `${known.count} services`;
    known.point = { ...known.point, service: both };
  }
  return [...points.values()].map(({ point }) => point);
}

const DOMAIN = ['Performance problem', 'Trust problem', 'Over-promised', 'Aligned'];

/** Gap against attainment, a point a service: the four fields. Services that cannot be crossed are in the table. */
export function fourFields(context: ReportContext): Chart {
  const points = pointsIn(context);
  const limit = context.figures.limits.alignmentGap.toNumber();
  const corners = [
    { gap: 1, attainment: 4, name: 'Over-promised', align: 'left' },
    { gap: 1, attainment: 108, name: 'Aligned', align: 'left' },
    { gap: 99, attainment: 4, name: 'Performance problem', align: 'right' },
    { gap: 99, attainment: 108, name: 'Trust problem', align: 'right' },
  ];
  const x = { field: 'gap', type: 'quantitative', title: 'Alignment gap, points', scale: { domain: [0, 100] } };
  const y = {
    field: 'attainment',
    type: 'quantitative',
    title: 'Periods in which the SLA was met, %',
    scale: { domain: [0, 112], nice: false },
    axis: { values: [0, 20, 40, 60, 80, 100] },
  };
  const rule = { type: 'rule', strokeDash: [4, 4], color: 'var(--soft)' };
  return {
    id: 'four-fields',
    title: 'Gap against kept promises, by service',
    description: `Services right of the upright line have a gap over ${limit} points; those below the level line have missed their SLA in some period.`,
    marks: points.length,
    spec: {
      width: 620,
      height: 320,
      data: { values: points },
      layer: [
        { data: { values: [{ gap: limit }] }, mark: rule, encoding: { x } },
        { data: { values: [{ attainment: 99.9 }] }, mark: rule, encoding: { y } },
        ...(['left', 'right'] as const).map((align) => ({
          data: { values: corners.filter((corner) => corner.align === align) },
          mark: { type: 'text', align, color: 'var(--soft)', fontStyle: 'italic' },
          encoding: { x, y, text: { field: 'name' } },
        })),
        {
          mark: { type: 'point', filled: true, size: 130, opacity: 0.9 },
          encoding: {
            x,
            y,
            color: {
              field: 'field',
              type: 'nominal',
              title: null,
              scale: { domain: DOMAIN, range: ['var(--bad)', 'var(--warn)', 'var(--c4)', 'var(--good)'] },
            },
            shape: { field: 'field', type: 'nominal', title: null, scale: { domain: DOMAIN } },
          },
        },
        {
          data: { values: labelled(points, ({ gap }) => gap) },
          mark: { type: 'text', align: 'left', dx: 10, color: 'var(--ink)' },
          encoding: { x, y, text: { field: 'service' } },
        },
      ],
    },
  };
}
