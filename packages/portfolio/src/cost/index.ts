export { type Currencies, currenciesOf, type ExchangeRate } from './currency.js';
export { yearly, yearsIn, yearsOf } from './yearly.js';
