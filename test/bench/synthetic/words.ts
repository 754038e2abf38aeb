/** The vocabulary of the synthetic portfolio. */
export const UNITS = [
  'Stores',
  'Online',
  'Wholesale',
  'Finance',
  'Logistics',
  'Marketing',
  'Purchasing',
  'Production',
  'Legal',
  'Personnel',
] as const;

export const SUBJECTS = [
  'Invoice',
  'Order',
  'Payment',
  'Claim',
  'Booking',
  'Shipment',
  'Contract',
  'Customer',
  'Product',
  'Price',
  'Stock',
  'Return',
  'Voucher',
  'Payroll',
  'Budget',
  'Ledger',
  'Campaign',
  'Supplier',
  'Tariff',
  'Fleet',
  'Lease',
  'Roster',
  'Recipe',
  'Warranty',
] as const;

/** What is done with a subject: the noun of the name, and the verb of the utility. */
export const ACTIONS = [
  ['Capture', 'Captures'],
  ['Approval', 'Approves'],
  ['Matching', 'Matches'],
  ['Search', 'Finds'],
  ['Archive', 'Keeps'],
  ['Forecast', 'Forecasts'],
  ['Routing', 'Routes'],
  ['Scoring', 'Scores'],
  ['Report', 'Reports'],
  ['Planning', 'Plans'],
  ['Tracking', 'Tracks'],
  ['Settlement', 'Settles'],
  ['Check', 'Checks'],
  ['Notice', 'Announces'],
  ['Audit', 'Audits'],
  ['Desk', 'Answers for'],
] as const;

export const PLATFORMS = [
  'MessageBus',
  'Database',
  'ApiGateway',
  'Directory',
  'Workflow',
  'DocumentStore',
  'SearchIndex',
  'EventStream',
  'RulesEngine',
  'DataLake',
  'Printing',
  'Monitoring',
] as const;

export const FOUNDATIONS = [
  'Network',
  'Storage',
  'Compute',
  'Backup',
  'Dns',
  'Firewall',
  'Hosting',
  'Mainframe',
] as const;

export const TECHNOLOGIES = [
  'AIX 7',
  'HP-UX 11',
  'Windows 2012',
  'Oracle 11',
  'COBOL batch',
  'VMware 6',
  'DB2 10',
  'Tuxedo 12',
] as const;

/** `PriceMatching` as people say it: `Price matching`. */
export function spoken(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
