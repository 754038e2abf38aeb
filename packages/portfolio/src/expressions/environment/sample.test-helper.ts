/** A portfolio in which a service has a bit of everything, for tests of what expressions can ask for. */
export const SAMPLE = `namespace meridian
portfolio Meridian { currency EUR  period 2026-02-01 .. 2027-01-31  limits { runShare 65% } }
calendar AllDay { open always }
unit Retail
unit Stores { within Retail }
unit Online { within Retail }
team PayOps { members p01, p02 }
person p01
person p02
capability Payments
need FastCheckout { unit Stores  importance 5 }
archetype Transactional {
  tier M { demand 200 .. 900 tx/s }
  tier L { demand 900 .. 5_000 tx/s }
}
provider CoreIT internal
provider Hosting external
service Checkout "Store checkout" businessFacing {
  archetype Transactional tier M
  meets FastCheckout
  capability Payments
  consumers Stores 80%, Online 20%
  volume 30M tx/year
  accountable PayOps
  responsible p01
  state operational since 2024-03-01
  criticality high
  utility "Take card payments in store"
  fit functional 4 technical 3
  demand p95 520 tx/s
  capacity 800 tx/s
  cost run 480k EUR/year
  cost grow 90k EUR/year
  requires Platform, Network, anyOf(1, IdentityA, IdentityB)
  offering Standard {
    sla { availability 99.9% monthly  hours AllDay  response P1 15 min  rto 2 h }
  }
}
service Platform supporting { archetype Transactional  accountable PayOps  state operational }
service Network supporting { archetype Transactional  accountable PayOps  state operational  requires Backbone }
service Backbone supporting { archetype Transactional  accountable PayOps  state retiring }
service IdentityA supporting { archetype Transactional  accountable PayOps  state operational }
service IdentityB supporting { archetype Transactional  accountable PayOps  state operational }
commission Platform to CoreIT { ola { availability 99.95% monthly } }
commission Backbone to Hosting { uc { availability 99.97% monthly } }
commission IdentityA to CoreIT { ola { availability 99.5% monthly } }
commission IdentityB to CoreIT { ola { availability 99.5% monthly } }
asset LegacyPos { supports Checkout  retires 2027-03-31 }
plan PayOps2026 {
  for PayOps
  period 2026-07-01 .. 2026-12-31
  target 12_000 EUR/year
  cap 120%
  component availability of Checkout weight 100% { 99.80% -> 50%  99.90% -> 100% }
}
`;
