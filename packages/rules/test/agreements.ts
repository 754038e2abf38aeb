/** Small portfolios about agreements, for the tests of their rules. */

export const HEAD = `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
provider In "Group IT" internal
provider Out "Nordic" external
calendar AllDay { open always }
calendar Office { open Mon..Fri 08:00..18:00  zone "Europe/Berlin" }
calendar Europe { open Mon..Sun 06:00..18:00 }
calendar America { open Mon..Sun 18:00..06:00 }
`;

/** A service without an agreement. */
export const supporting = (name: string, more = '') =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${more} }\n`;

/** A service with an OLA of these terms. */
export const agreed = (name: string, terms: string, more = '') =>
  `${supporting(name, more)}commission ${name} to In { ola { ${terms} } }\n`;

/** The service S with an SLA of these terms. */
export const promising = (terms: string, more: string) =>
  `service S "Sales" businessFacing { archetype A  accountable T  state operational  ${more}
  offering Gold { sla { ${terms} } } }\n`;
