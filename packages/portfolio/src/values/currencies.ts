/**
 * The currency and fund codes of ISO 4217 that are in use (as of January 2026), by the number of decimals of their minor unit.
 * `none` lists metals, bond units and the like, which have no minor unit.
 */
const CODES_BY_MINOR_UNIT = {
  none: 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX',
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
      COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
      INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
      MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
      STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
} as const;

const MINOR_UNITS: ReadonlyMap<string, number | undefined> = new Map(
  Object.entries(CODES_BY_MINOR_UNIT).flatMap(([decimals, codes]) =>
    codes.split(/\s+/).map((code) => [code, decimals === 'none' ? undefined : Number(decimals)] as const),
  ),
);

/** All codes, in their order by code units. */
export const CURRENCIES: readonly string[] = [...MINOR_UNITS.keys()].sort();

export function isCurrency(code: string): boolean {
  return MINOR_UNITS.has(code);
}

/** Decimals of the minor unit (EUR 2, JPY 0, KWD 3); `undefined` for a code that has none, or that is no currency. */
export function minorUnit(code: string): number | undefined {
  return MINOR_UNITS.get(code);
}
