import type { ReportDocument } from '@btaas/reports';
import { documentOf } from './support.js';

/** The report of so many services, each a thousand a year dearer than the one before. */
export function manyServices(count: number): ReportDocument {
  const digits = String(count - 1).length;
  const services = Array.from({ length: count }, (_each, i) => {
    const number = String(i).padStart(digits, '0');
    return `service S${number} "Service ${number}" businessFacing {
  archetype Shared tier M
  meets Work
  capability Office
  consumers Staff 100%
  accountable Desk
  responsible Desk
  state operational since 2024-01-01
  utility "Do part ${number} of the work"
  fit functional ${1 + (i % 5)} technical ${1 + (Math.floor(i / 5) % 5)}
  cost run ${i + 1}k EUR/year
  volume ${i + 1}k tx/year
  demand p95 ${40 + (i % 70)} tx/s
  capacity 100 tx/s
  allocates 100% to Staff
  ${i === 0 ? '' : `requires S${String(Math.floor((i - 1) / 3)).padStart(digits, '0')}`}
  offering Standard { price 1 EUR/tx  sla { availability 99.${i % 10}% monthly } }
}
commission S${number} to Host${i % 40} from 2026-01-01 { uc { availability 99.95% monthly } }`;
  });
  const providers = Array.from({ length: 40 }, (_each, i) => `provider Host${i} "Host ${i}" external`);
  return documentOf(`namespace many
portfolio Many { currency EUR  period 2026-01-01 .. 2026-12-31  horizon 3 years  discount 8% }
unit Staff
team Desk
capability Office
need Work { unit Staff  importance 4  capability Office  demand 50 tx/s }
archetype Shared {
  meets Work
  warranty { availability 99.0% monthly }
  tier M { demand .. 100 tx/s  utilisation 40%..80%  ceiling 60k EUR/month }
}
${providers.join('\n')}
${services.join('\n')}
`);
}
