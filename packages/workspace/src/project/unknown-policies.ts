import type { Portfolio } from '@btaas/portfolio';
import type { RawFinding } from '../snapshot/finding.js';
import { atFile } from './at-file.js';
import { unknownPolicies } from './read-config.js';

/** Names in a configuration, which findings call `document`, that are of no policy of the portfolio. */
export function unknownPolicyFindings(
  configText: string,
  portfolio: Pick<Portfolio, 'all'>,
  document: string,
): readonly RawFinding[] {
  const policies = portfolio.all('policy').map(({ id }) => id);
  return unknownPolicies(configText, policies).map((problem) => atFile(document, problem.message, 'warning', problem));
}
