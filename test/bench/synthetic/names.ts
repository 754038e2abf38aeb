import type { Domain } from './layout.ts';
import { random } from './random.ts';
import { ACTIONS, FOUNDATIONS, PLATFORMS, SUBJECTS, spoken } from './words.ts';

/**
 * The three layers of a domain, lowest first: infrastructure, platforms (the lower ones stand on infrastructure alone, the
 * upper ones on lower ones as well), and what the business consumes. Requirements only point downwards, so there is no cycle.
 */
export interface Layers {
  readonly infrastructure: readonly string[];
  readonly lower: readonly string[];
  readonly upper: readonly string[];
  readonly business: readonly BusinessName[];
}
export interface BusinessName {
  readonly name: string;
  readonly title: string;
  readonly utility: string;
}

/** Computed from the numbers of the services alone: another domain's names are known without generating it. */
export function layersOf(domain: Domain, seed: number): Layers {
  const infrastructure = Math.max(2, Math.round(domain.size * 0.04));
  const lower = Math.max(2, Math.round(domain.size * 0.06));
  const upper = Math.max(2, Math.round(domain.size * 0.1));
  const platforms = infrastructure + lower;
  const numbers = Array.from({ length: domain.size }, (_, i) => domain.first + i);
  const business = platforms + upper;
  return {
    infrastructure: numbers.slice(0, infrastructure).map((n) => numbered(FOUNDATIONS[n % FOUNDATIONS.length]!, n)),
    lower: numbers.slice(infrastructure, platforms).map((n) => numbered(PLATFORMS[n % PLATFORMS.length]!, n)),
    upper: numbers.slice(platforms, business).map((n) => numbered(PLATFORMS[n % PLATFORMS.length]!, n)),
    business: numbers.slice(business).map((n) => businessName(n, seed)),
  };
}

function businessName(number: number, seed: number): BusinessName {
  const stream = random(seed, number);
  const subject = stream.pick(SUBJECTS);
  const [action, verb] = stream.pick(ACTIONS);
  const plain = `${subject}${action}`;
  return {
    name: numbered(plain, number),
    title: spoken(plain),
    utility: `${verb} ${subject.toLowerCase()}s`,
  };
}

function numbered(name: string, number: number): string {
  return `${name}${String(number).padStart(5, '0')}`;
}

/** The number that every name of a domain's own teams, needs and plans ends in. */
export function domainNumber({ index }: Domain): string {
  return String(index + 1).padStart(3, '0');
}
