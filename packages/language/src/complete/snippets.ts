/**
 * Text to fill in, for each declaration and each block: in the form of editors, where `${1:name}` is a place to type in,
 * `${2|one,other|}` a choice, and `$0` where the cursor ends.
 */
export interface Snippet {
  /** The word that it begins with. */
  readonly word: string;
  /** The type of node in whose block it stands: `Service`, `Offering`; `File` for a declaration. */
  readonly in: string;
  readonly body: string;
}

const AGREEMENT = `{
  availability \${1:99.9%} \${2|monthly,weekly,quarterly,yearly|}
  hours \${3:AllDay}
  response P1 \${4:15 min}
  resolution P1 \${5:4 h}$0
}`;
const QUALITY = `{
  availability \${1:99.9%} \${2|monthly,weekly,quarterly,yearly|}
  rto \${3:4 h}$0
}`;

const DECLARATIONS = [
  `portfolio \${1:Name} "\${2:Title}" {
  currency \${3:EUR}
  period \${4:2026-01-01} .. \${5:2026-12-31}
  horizon \${6:3 years}
  discount \${7:8%}$0
}`,
  `unit \${1:Name} "\${2:Title}"$0`,
  `capability \${1:Name}$0`,
  `outcome \${1:Name} "\${2:Title}" {
  target \${3:98%}
  worth \${4:100k EUR/year}$0
}`,
  `need \${1:Name} "\${2:Title}" {
  unit \${3:Unit}
  importance \${4|5,4,3,2,1|}
  capability \${5:Capability}
  demand \${6:100 tx/s}  growth \${7:5%/year}
  expects {
    availability \${8:99.9%} \${9|monthly,weekly,quarterly,yearly|}
  }$0
}`,
  `archetype \${1:Name} {
  meets \${2:Need}
  sourcing \${3:internal, external}
  warranty {
    availability \${4:99.9%} \${5|monthly,weekly,quarterly,yearly|}
    rto \${6:4 h}
  }
  tier \${7:S} { demand .. \${8:100} tx/s  utilisation \${9:40%}..\${10:75%}  ceiling \${11:20k EUR/month} }$0
}`,
  `survey \${1:Name} "\${2:Title}" on \${3:2026-06-30} {
  scale 1..5
  entry \${4:Service} by \${5:Unit} on \${6:reliability} { importance \${7:5}  expectation \${8:5}  confidence \${9:4.0}  respondents \${10:20} }$0
}`,
  `provider \${1:Name} "\${2:Title}" \${3|external,internal|} {
  criticality \${4|high,medium,low|}
  exit \${5:6 months}$0
}`,
  `contract \${1:Name} with \${2:Provider} \${3:2026-01-01} .. \${4:2028-12-31} {
  notice \${5:6 months}
  value \${6:100k EUR/year}$0
}`,
  `commission \${1:Service} to \${2:Provider} from \${3:2026-01-01} {
  \${4|ola,uc|} {
    availability \${5:99.95%} \${6|monthly,weekly,quarterly,yearly|}
    response P1 \${7:10 min}
    resolution P1 \${8:3 h}
  }
  for \${9:Need}
  review \${10|quarterly,monthly,yearly|}$0
}`,
  `calendar \${1:Name} {
  open \${2|Mon..Fri 08:00..18:00,always|}
  zone "\${3:Europe/Berlin}"$0
}`,
  `service \${1:Name} "\${2:Title}" \${3|businessFacing,supporting|} {
  archetype \${4:Archetype} tier \${5:S}
  meets \${6:Need}
  capability \${7:Capability}
  consumers \${8:Unit} \${9:100%}
  accountable \${10:Team}
  responsible \${11:Person}
  state \${12|operational,requirements,defined,analysed,approved,chartered,designed,developed,built,tested,released,retiring,retired|} since \${13:2026-01-01}
  cost run \${14:100k EUR/year}$0
}`,
  `team \${1:Name} "\${2:Title}" {
  lead \${3:person}
  members \${4:person}$0
}`,
  `person \${1:name} { fte \${2:1.0} from \${3:2026-01-01} }$0`,
  `responsibility \${1:Name} {
  scope \${2:Service}
  accountable \${3:Team}
  responsible \${4:Person}
  consulted \${5:Team}
  informed \${6:Unit}$0
}`,
  `asset \${1:Name} "\${2:Title}" {
  capability \${3:Capability}
  technology "\${4:technology}"
  supports \${5:Service}
  cost run \${6:100k EUR/year}
  owner \${7:Team}$0
}`,
  `process \${1:Name} {
  outcome \${2:Outcome}
  performed by \${3:Team}
  for \${4:Unit}
  cost run \${5:50k EUR/year}$0
}`,
  `source \${1:Name} from "\${2:evidence/*.csv}" {
  service \${3:service}
  at \${4:time}
  good \${5:good}
  total \${6:total}$0
}`,
  `metric \${1:Name} "\${2:Title}" {
  from \${3:Source}
  value sum(\${4:column}) / count()
  unit %
  better \${5|higher,lower|}$0
}`,
  `plan \${1:Name} "\${2:Title}" {
  for \${3:Team}
  period \${4:2026-01-01} .. \${5:2026-12-31}
  target \${6:10_000 EUR/year}
  cap \${7:120%}
  round halfUp
  missing hold
  component \${8:availability} of \${9:Service} weight \${10:100%} { \${11:99.8%} -> 50%  \${12:99.9%} -> 100% }$0
}`,
  `pool \${1:Name} {
  amount \${2:50k EUR}
  plans \${3:Plan}
  over \${4|scaleDown,distribute|}$0
}`,
  `consolidation \${1:Name} "\${2:Title}" {
  keep \${3:Service}
  absorb \${4:Asset}
  value \${5:70}  longTerm \${6:70}  risk \${7:30}
  oneOff \${8:100k EUR}
  saving \${9:60k EUR/year}
  dualRun \${10:6 months} at \${11:5k EUR/month}$0
}`,
  `migration \${1:Name} "\${2:Title}" {
  wave \${3:W1} \${4:2026-01} .. \${5:2026-06} {
    from \${6:Asset} to \${7:Service}
    cost \${8:50k EUR}
    exit "\${9:how one knows that it is done}"
    rollback "\${10:how it is undone}"
  }$0
}`,
  `scenario \${1:Name} "\${2:Title}" {
  retire \${3:Asset} on \${4:2026-12-31}$0
}`,
  `policy \${1:Name} "\${2:Title}" \${3|warning,error,information|} {
  for \${4:s} in \${5:services}
  require \${6:count(s.providers) >= 2}
  message "\${7:what is wrong with it}"$0
}`,
  `report \${1:Name} "\${2:Title}" { for \${3|cio,cfo,owner,provider,contributor|}  sections \${4:summary, alignment, findings} }$0`,
];

const BLOCKS: readonly (readonly [owner: string, body: string])[] = [
  [
    'Portfolio',
    `limits {
  \${1:alignmentGap} \${2:25}$0
}`,
  ],
  ['Need', `expects ${QUALITY}`],
  ['Archetype', `warranty ${QUALITY}`],
  [
    'Archetype',
    `tier \${1:M} { demand \${2:100} .. \${3:500} tx/s  utilisation \${4:40%}..\${5:75%}  ceiling \${6:60k EUR/month} }$0`,
  ],
  ['Tier', `warranty { availability \${1:99.95%} \${2|monthly,weekly,quarterly,yearly|} }$0`],
  ['Provider', `commits "\${6:offering}" ${QUALITY}`],
  ['Commission', `ola ${AGREEMENT}`],
  ['Commission', `uc ${AGREEMENT}`],
  ['Service', `requires \${1:Service} { handover \${2:10 min} }$0`],
  [
    'Service',
    `offering \${1:Standard} {
  price \${2:0.02 EUR/tx}
  sla {
    availability \${3:99.9%} monthly
  }$0
}`,
  ],
  ['Offering', `sla ${AGREEMENT}`],
  [
    'Survey',
    `entry \${1:Service} by \${2:Unit} on \${3:reliability} { importance \${4:5}  expectation \${5:5}  confidence \${6:4.0}  respondents \${7:20} }$0`,
  ],
  [
    'Plan',
    `component \${1:availability} of \${2:Service} weight \${3:50%} { \${4:99.8%} -> 50%  \${5:99.9%} -> 100% }$0`,
  ],
  [
    'Plan',
    `modifier "\${1:label}" \${2:confidence} of \${3:Service} between 90%..110% { \${4:3.5} -> 90%  \${5:4.5} -> 110% }$0`,
  ],
  [
    'Plan',
    `gate "\${1:label}" when \${2:count(incidents of Service where severity = P1) = 0} else \${3|zero,cap 80%,multiply 50%|}$0`,
  ],
  ['Pool', `funding \${1:margin} of \${2:Unit} { \${3:90%} -> 50%  \${4:100%} -> 100% }$0`],
  [
    'Migration',
    `wave \${1:W2} \${2:2026-07} .. \${3:2026-12} {
  after \${4:W1}
  from \${5:Asset} to \${6:Service}
  cost \${7:50k EUR}$0
}`,
  ],
  ['Scenario', `change \${1:Service} { tier \${2:L}  capacity \${3:1_000 tx/s} }$0`],
  [
    'Scenario',
    `add service \${1:Name} "\${2:Title}" supporting {
  archetype \${3:Archetype}
  accountable \${4:Team}
  state \${5:designed}$0
}`,
  ],
];

const firstWord = (body: string) => /^\w+/.exec(body)![0];

export const snippets: readonly Snippet[] = [
  ...DECLARATIONS.map((body) => ({ word: firstWord(body), in: 'File', body })),
  ...BLOCKS.map(([owner, body]) => ({ word: firstWord(body), in: owner, body })),
];

/** The snippet that begins with a word in the block of a node; `File` stands for the whole file. */
export function snippetOf(word: string, owner = 'File'): Snippet | undefined {
  return snippets.find((each) => each.word === word && each.in === owner);
}

/** The text of a snippet with its own examples in the places to type in. */
export function plainText(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}
