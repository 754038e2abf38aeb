/** A small working portfolio, by the names of its files: what `btaas init` writes. The tests hold it free of findings. */
export const FIRST_PORTFOLIO: Readonly<Record<string, string>> = {
  'btaas.config.json': `{
  // What belongs to the project; all .btaas files in this folder without it.
  "include": ["**"],
  // The level of a rule, in place of its own: "error", "warning", "information" or "off". "btaas rules" lists them all.
  "rules": {},
  // What "btaas build" writes, and where to.
  "outputs": { "folder": "out", "formats": ["json"] }
}
`,
  'portfolio.btaas': `/** Everything that the business buys from technology, as services. */
portfolio Example "Example company" {
  currency EUR
  period 2026-01-01 .. 2026-12-31
  // Thresholds of the rules. With one provider, all of the spend is with that one.
  limits { concentration 1 }
}

calendar AllDay { open always }

unit Sales
team Operations { lead p01  members p01 }
person p01 { fte 1.0 }
capability Ordering

/** What a unit needs, in its own words. */
need QuickOrder "Order in under two seconds" {
  unit Sales
  importance 5
  capability Ordering
  expects { availability 99.5% monthly }
}
need OrderHistory "See past orders" { unit Sales  importance 3  capability Ordering }

/** A kind of service that meets several needs. */
archetype Online "Used all day by people who wait for it" {
  meets QuickOrder, OrderHistory
  sourcing internal, external
  warranty { availability 99.5% monthly  hours AllDay  rto 8 h  rpo 1 h }
  tier S { demand .. 100 tx/s  utilisation 20%..80%  ceiling 20k EUR/month }
}
`,
  'services.btaas': `service Shop "Web shop" businessFacing {
  archetype Online tier S
  meets QuickOrder, OrderHistory
  capability Ordering
  consumers Sales 100%
  volume 2M tx/year
  accountable Operations
  responsible p01
  state operational since 2025-01-01
  criticality medium
  utility "Take orders"
  fit functional 4 technical 4
  disposition invest
  demand p95 40 tx/s
  capacity 80 tx/s
  cost run 60k EUR/year
  cost grow 60k EUR/year
  requires Hosting
  offering Standard {
    price 0.08 EUR/tx
    sla {
      availability 99.5% monthly
      hours AllDay
      response P1 30 min
      resolution P1 8 h
      rto 8 h
      rpo 1 h
    }
  }
}

/** What the shop runs on, bought from a provider. */
service Hosting supporting {
  archetype Online tier S
  accountable Operations
  responsible p01
  state operational since 2025-01-01
  utility "Run the shop"
  fit functional 4 technical 4
  disposition invest
  demand p95 40 tx/s
  capacity 80 tx/s
  cost run 24k EUR/year
  allocates 100% to Shop
}
`,
  'providers.btaas': `provider CloudHost "Cloud Host" external {
  criticality medium
  exit 3 months
}
contract HostingContract with CloudHost 2025-01-01 .. 2027-12-31 { notice 3 months  value 30k EUR/year }

commission Hosting to CloudHost under HostingContract until 2027-12-31 {
  uc {
    availability 99.9% monthly
    hours AllDay
    response P1 15 min
    resolution P1 4 h
    rto 4 h
    rpo 15 min
  }
  for QuickOrder
  review quarterly
}
`,
};
