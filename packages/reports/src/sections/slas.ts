import type { Commitment } from '@btaas/portfolio';
import type { ReportContext } from './context.js';

/** The SLAs of all services, by qualified name of the service. */
export function slasIn({ portfolio, figures }: ReportContext): readonly Commitment[] {
  return portfolio.all('service').flatMap(({ id }) => figures.agreements.commitments.slasOf(id));
}
/** Those that promise an availability. */
export function availabilitySlasIn(context: ReportContext): readonly Commitment[] {
  return slasIn(context).filter(({ terms }) => terms.availability !== undefined);
}
