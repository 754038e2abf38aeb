import { type Element, element } from './element.ts';
import { spoken, UNITS } from './words.ts';

/** What all domains share. The limits of the provider market are kept so that no provider has more than a quarter of it. */
export const HOSTS = ['Nordic', 'Rhine', 'Atlas', 'Baltic', 'Castle', 'Delta', 'Ember', 'Fjord'] as const;
export const GROUPS = ['CoreGroup', 'DataGroup', 'StoreGroup', 'OfficeGroup'] as const;
export const THEMES = ['Commerce', 'Payments', 'Supply', 'Workforce', 'Insight', 'Compliance'] as const;

/** One namespace of the foundation. */
export interface Chapter {
  readonly namespace: string;
  readonly path: string;
  readonly uses: readonly string[];
  readonly elements: readonly Element[];
}

export const FOUNDATION: readonly Chapter[] = [
  { namespace: 'synth', path: 'portfolio.btaas', uses: [], elements: [...portfolio(), ...governance()] },
  { namespace: 'synth.catalogue', path: 'catalogue.btaas', uses: ['synth'], elements: catalogue() },
  { namespace: 'synth.suppliers', path: 'suppliers.btaas', uses: ['synth'], elements: suppliers() },
];

function portfolio(): Element[] {
  return [
    element(
      'portfolio',
      'Synthetic',
      `portfolio Synthetic "A synthetic group" {
  currency EUR
  rate 2026-01-01 USD 0.92
  rate 2026-01-01 GBP 1.17
  period 2026-02-01 .. 2027-01-31
  horizon 3 years
  discount 8%
  limits {
    alignmentGap 25
    concentration 0.25
    runShare 80%
    surveySample 5
  }
}`,
    ),
    element('calendar', 'AllDay', 'calendar AllDay { open always }'),
    element(
      'calendar',
      'Office',
      `calendar Office {
  open Mon..Fri 08:00..18:00
  zone "Europe/Berlin"
  closed 2026-12-25, 2026-12-26
}`,
    ),
    element('unit', 'Group', 'unit Group'),
    ...UNITS.map((unit) => element('unit', unit, `unit ${unit} { within @Group }`)),
    element('person', 'p000', 'person p000 { fte 1.0 from 2026-01-01 }'),
    element(
      'team',
      'Steering',
      'team Steering "Business technology management" { within @Group  lead @p000  members @p000 }',
    ),
  ];
}

function governance(): Element[] {
  return [
    element(
      'source',
      'Probes',
      `source Probes from "evidence/probes.csv" {
  service service
  at ts
  good ok
  total n
  owner @Steering
}`,
    ),
    element(
      'source',
      'Tickets',
      `source Tickets from "evidence/tickets.csv" {
  service service
  at closed
  priority priority
  owner @Steering
}`,
    ),
    element(
      'metric',
      'FirstTimeFix',
      'metric FirstTimeFix "Fixed at first contact" { from @Tickets  value sum(fixed_first) / count()  unit %  better higher }',
    ),
    element(
      'policy',
      'Backed',
      `policy Backed "Services in use have somebody who delivers" warning {
  for s in services where s.state = operational
  require count(s.providers) >= 1
  message "{s.name} has no provider"
}`,
    ),
    element(
      'report',
      'Board',
      'report Board "Quarterly board pack" { for cio  sections alignment, consolidation, rewards  only @Group }',
    ),
  ];
}

function catalogue(): Element[] {
  const need = (name: string, title: string, unit: string, expects: string) =>
    element(
      'need',
      name,
      `need ${name} "${title}" { unit @${unit}  importance 4  expects { availability ${expects} monthly } }`,
    );
  return [
    ...THEMES.map((theme) => element('capability', theme, `capability ${theme}`)),
    need('PromptAnswers', 'Answers while the customer waits', 'Stores', '99.5%'),
    need('WholeRecords', 'Nothing is lost or booked twice', 'Finance', '99.5%'),
    need('NeverStanding', 'The tills never stand still', 'Stores', '99.9%'),
    need('SafeMoney', 'Money moves only once', 'Finance', '99.9%'),
    need('DailyWork', 'Office work goes on', 'Personnel', '99%'),
    need('SharedKnowledge', 'What one knows, all can find', 'Marketing', '99%'),
    need('SteadyPlatforms', 'Platforms that nobody notices', 'Online', '99.9%'),
    need('KnownRunCost', 'The cost of running is known', 'Finance', '99.9%'),
    element(
      'archetype',
      'Transactional',
      `archetype Transactional {
  meets @PromptAnswers, @WholeRecords
  sourcing internal, external
  warranty { availability 99.5% monthly  rto 4 h  rpo 15 min }
  tier S { demand .. 200 tx/s  utilisation 40%..75%  ceiling 20k EUR/month }
  tier M { demand 200 .. 900 tx/s  utilisation 45%..80%  ceiling 60k EUR/month }
  tier L { demand 900 .. 5_000 tx/s  utilisation 50%..80%  ceiling 240k EUR/month }
}`,
    ),
    element(
      'archetype',
      'Critical',
      `archetype Critical extends @Transactional {
  meets @NeverStanding, @SafeMoney
  warranty { availability 99.9% monthly }
}`,
    ),
    element(
      'archetype',
      'Workplace',
      `archetype Workplace {
  meets @DailyWork, @SharedKnowledge
  sourcing internal, external
  warranty { availability 99% monthly  rto 4 h  rpo 15 min }
  tier S { demand .. 60 calls/s  utilisation 35%..75%  ceiling 15k EUR/month }
  tier M { demand 60 .. 400 calls/s  utilisation 40%..80%  ceiling 45k EUR/month }
}`,
    ),
    ...['Platform', 'Infrastructure'].map((name) =>
      element(
        'archetype',
        name,
        `archetype ${name} {
  meets @SteadyPlatforms, @KnownRunCost
  sourcing internal, external
  warranty { availability 99.9% monthly  rto 2 h  rpo 10 min }
}`,
      ),
    ),
  ];
}

function suppliers(): Element[] {
  return [
    ...GROUPS.map((group) =>
      element('provider', group, `provider ${group} "${spoken(group)}" internal { owner @Steering }`),
    ),
    ...HOSTS.flatMap((host, i) => [
      element(
        'provider',
        host,
        `provider ${host} "${host} Hosting" external {
  criticality high
  exit 6 months  plan "docs/exit.md"
  commits { availability 99.99% monthly }
}`,
      ),
      element(
        'contract',
        `${host}Frame`,
        `contract ${host}Frame with @${host} 2024-01-01 .. 2029-12-31 {
  notice 9 months
  value ${1_800 + 100 * i}k EUR/year
}`,
      ),
    ]),
  ];
}
