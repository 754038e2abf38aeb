import type { BusinessService } from './business.ts';
import { type Element, element } from './element.ts';
import type { Random } from './random.ts';
import type { Staff } from './staff.ts';
import { TECHNOLOGIES } from './words.ts';

/** What a domain leaves behind: old assets, the processes around them, and how they are consolidated and moved. */
export function changes(
  number: string,
  theme: string,
  platform: string,
  business: readonly BusinessService[],
  { teams }: Staff,
  random: Random,
): Element[] {
  const inUse = business.filter(({ operational }) => operational);
  const kept = inUse[0]!;
  const changed = inUse.at(-1)!;
  const asset = (name: string, capability: string, retires: string, supports: BusinessService) =>
    element(
      'asset',
      `${name}${number}`,
      `asset ${name}${number} {
  capability @${capability}${number}
  technology "${random.pick(TECHNOLOGIES)}.${random.between(0, 99)}"
  supports @${supports.name}
  cost run ${random.between(3, 12)}0k EUR/year
  owner @${teams[0].name}
  retires ${retires}
}`,
    );
  const process = (name: string, outcome: string, team: string, unit: string) =>
    element(
      'process',
      `${name}${number}`,
      `process ${name}${number} { outcome @${outcome}${number}  performed by @${team}  for @${unit}  cost run ${random.between(5, 20)}0k EUR/year }`,
    );
  return [
    asset('Doublet', theme, '2027-03-31', kept),
    asset('Heirloom', 'Records', '2027-06-30', changed),
    process('Serving', 'Served', teams[0].name, kept.unit),
    process('Settling', 'Settled', teams[1].name, changed.unit),
    element(
      'consolidation',
      `Join${number}`,
      `consolidation Join${number} {
  keep @${kept.name}
  absorb @Doublet${number}
  value ${random.between(50, 90)}  longTerm ${random.between(50, 90)}  risk ${random.between(10, 40)}
  oneOff ${random.between(4, 9)}0k EUR
  saving ${random.between(10, 20)}0k EUR/year
  dualRun 3 months at 2k EUR/month
  decision approved by @Steering on 2026-02-10
}`,
    ),
    element('migration', `Move${number}`, migration(number, platform, changed.name)),
    element(
      'scenario',
      `Early${number}`,
      `scenario Early${number} {
  retire @Heirloom${number} on 2026-12-31
  change @${changed.name} { capacity ${changed.roomy} }
}`,
    ),
  ];
}

function migration(number: string, platform: string, service: string): string {
  return `migration Move${number} {
  wave First 2026-04 .. 2026-07 {
    from @Heirloom${number} to @${platform}
    cost 90k EUR
    exit "error rate under 0.1% for 14 days"
    rollback "keep the old route for 30 days"
  }
  wave Second 2026-08 .. 2026-12 {
    after First
    from @Heirloom${number} to @${service}
    cost 40k EUR
    exit "nobody has logged in for 30 days"
    rollback "start the old servers again"
  }
}`;
}
