import { compareTexts, isUnderSla, labelOf, Rational } from '@btaas/portfolio';
import type { Block, Fact, Table } from '../document/blocks.js';
import { words } from '../document/show.js';
import { type ReportContext, shows } from './context.js';
import { countOfWrong, noteOf, withoutFigure } from './count-of-wrong.js';
import { named } from './names.js';
import { keptCell } from './provider-facts.js';

/** The services in use that promise something, with the share of measured periods in which they kept it; the worst first. */
function slasMeasured(context: ReportContext) {
  const { alignment } = context.figures;
  const under = alignment.picture.filter(({ service }) => isUnderSla(service) && shows(context, service.id));
  const measured = under.flatMap(({ service, attainment }) =>
    attainment === undefined ? [] : [{ service, attainment }],
  );
  measured.sort((a, b) => a.attainment.value.compare(b.attainment.value) || compareTexts(a.service.id, b.service.id));
  const unmeasured = under.filter(({ attainment }) => attainment === undefined).map(({ service }) => service);
  return { measured, unmeasured };
}

/** What was measured of SLAs: a promise that can be kept may still have been missed. */
export function attainmentFacts(context: ReportContext): readonly Fact[] {
  const { measured, unmeasured } = slasMeasured(context);
  const missed = measured.filter(({ attainment }) => attainment.value.lessThan(Rational.HUNDRED));
  const [worst] = measured;
  const without = unmeasured.length === 0 ? 'no service is under SLA' : 'no SLA is measured';
  const lowest = 'Periods in which SLAs were met, the lowest share';
  return [
    countOfWrong('Services that missed their SLA', {
      ...{ count: missed.length, of: measured.length, tone: 'warn', without },
      note: noteOf(
        `in some measured period, of ${measured.length} that are measured`,
        unmeasured.length > 0 ? `${unmeasured.length} are not measured` : undefined,
      ),
    }),
    worst === undefined
      ? withoutFigure(lowest, without)
      : { label: lowest, cell: keptCell(worst.attainment), note: labelOf(worst.service) },
  ];
}

/** The same by service; nothing where no SLA is measured. */
export function attainmentTable(context: ReportContext): readonly Block[] {
  const { measured, unmeasured } = slasMeasured(context);
  if (measured.length === 0) return [];
  const table: Table = {
    id: 'sla-attainment',
    title: 'What was measured: periods in which SLAs were met',
    columns: [
      { id: 'service', label: 'Service', type: 'text' },
      { id: 'met', label: 'SLA met', type: 'percent', help: 'The share of measured periods in which the SLA was met' },
    ],
    rows: [
      ...measured.map(({ service, attainment }) => [named(context, service.id), keptCell(attainment)]),
      ...unmeasured.map(({ id }) => [named(context, id), words('not measured', { tone: 'muted' as const })]),
    ],
  };
  return [{ block: 'table', table }];
}
