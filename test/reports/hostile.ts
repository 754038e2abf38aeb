/** Texts that are markup, formulas or code somewhere, and must stay text everywhere. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '<!--',
  ']]>',
  "=cmd|' /C calc'!A0",
  '+1',
  '-2',
  '@SUM(A1)',
  'a|b|c',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '`code` **bold** # head',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '{{constructor}}',
  '&lt;b&gt;',
  'a\u2028b\u2029c',
  '\u202Egnp.exe',
  '\u0007bell',
  'x\\',
  '%0d%0a',
  '$(id)',
  '#quot;',
];

/** A portfolio that has a text in every property that holds one, and elements for every section. */
export function hostilePortfolio(words: string): string {
  const text = JSON.stringify(words);
  return `namespace evil
/** ${words.replaceAll('*/', '* /')} */
portfolio Evil ${text} { currency EUR  period 2026-01-01 .. 2026-12-31  horizon 3 years  discount 8% }
unit Staff ${text}
unit Others ${text}
team Desk ${text}
team Back ${text}
capability Office ${text}
outcome Done ${text}
need Work ${text} { unit Staff  importance 4  capability Office  demand 50 tx/s }
need Rest ${text} { unit Others  importance 2 }
archetype Shared ${text} {
  meets Work, Rest
  warranty { availability 99.0% monthly }
  tier M { demand .. 100 tx/s  utilisation 40%..80%  ceiling 60k EUR/month }
}
provider Host ${text} external { criticality high }
contract Msa ${text} with Host 2025-01-01 .. 2027-12-31 { notice 3 months }
service Main ${text} businessFacing {
  archetype Shared tier M
  meets Work
  capability Office
  consumers Staff 60%, Others 40%
  volume 1k tx/year
  accountable Desk
  responsible Back
  state operational since 2024-01-01
  utility ${text}
  rationale ${text}
  fit functional 4 technical 2
  cost run 10k EUR/year
  demand p95 40 tx/s
  capacity 100 tx/s
  allocates 60% to Staff, 40% to Others
  requires Base
  offering Standard ${text} { price 1 EUR/tx  sla { availability 99.99% monthly  credit below 99.99% pays 5% } }
}
service Base ${text} supporting { archetype Shared tier M  capability Office  accountable Desk  state operational since 2024-01-01  cost run 5k EUR/year }
service Twin ${text} supporting { archetype Shared tier M  capability Office  accountable Desk  state operational since 2024-01-01 }
commission Base to Host under Msa from 2026-01-01 { uc { availability 99.5% monthly }  for Work }
asset Old ${text} { capability Office  supports Main  technology ${text}  cost run 3k EUR/year  owner Desk  retires 2027-01-01 }
process One ${text} { outcome Done  performed by Desk  for Staff  cost run 1k EUR/year }
process Two ${text} { outcome Done  performed by Back  for Staff }
responsibility Task ${text} { scope Main  accountable Desk  responsible Back  consulted Back  informed Staff }
survey Asked ${text} on 2026-03-01 {
  scale 1..5
  entry Main by Staff on speed { importance 5  expectation 5  confidence 2  respondents 20 }
  entry Main by Others on speed { importance 5  expectation 5  confidence 2  respondents 2 }
}
consolidation Merge ${text} { keep Main  absorb Old  value 50  longTerm 50  risk 20  oneOff 1k EUR  saving 2k EUR/year  rationale ${text} }
migration Move ${text} { wave First ${text} 2026-04 .. 2026-07 { from Old to Base  cost 1k EUR  exit ${text}  rollback ${text} } }
plan Pay ${text} {
  for Desk
  period 2026-01-01 .. 2026-12-31
  target 1_000 EUR/year
  cap 100%
  component availability of Main weight 100% { 99% -> 50%  99.9% -> 100% }
}
policy Own ${text} warning { for s in services  require s.criticality = high  message ${text.replaceAll('{', '{{').replaceAll('}', '}}')} }
report Board ${text} { for cio  text ${text.replaceAll('{{', '{ {')} }
`;
}
