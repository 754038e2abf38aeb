/** The lifecycle of a service, in order (ITIL v3: pipeline, catalogue, retired). */
export const STATES = [
  'requirements',
  'defined',
  'analysed',
  'approved',
  'chartered',
  'designed',
  'developed',
  'built',
  'tested',
  'released',
  'operational',
  'retiring',
  'retired',
] as const;
export type State = (typeof STATES)[number];

export const LEVELS = ['high', 'medium', 'low'] as const;
