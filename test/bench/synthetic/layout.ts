/** How services are spread over files, and, independently of that, over domains. */
export interface Domain {
  /** From 0, over the whole workspace. */
  readonly index: number;
  /** The number of the domain's first service in the workspace. */
  readonly first: number;
  readonly size: number;
}
export interface DomainFile {
  /** The last segment of its namespace, and its file name. */
  readonly name: string;
  readonly domains: readonly Domain[];
}

/** Teams, needs and plans come with each domain, so that a file of 10 000 services holds what 50 files of 200 would. */
export const DOMAIN_SIZE = 200;
/** A smaller domain could not hold every kind of declaration. */
export const SMALLEST_DOMAIN = 10;

export function layOut(services: number, perFile: number): DomainFile[] {
  for (const [what, value] of Object.entries({ services, perFile })) {
    if (!Number.isSafeInteger(value) || value < SMALLEST_DOMAIN) {
      throw new RangeError(`${what} must be a whole number from ${SMALLEST_DOMAIN} on, not ${value}.`);
    }
  }
  let first = 0;
  let index = 0;
  return evenly(services, perFile).map((inFile, file) => {
    const domains = evenly(inFile, DOMAIN_SIZE).map((size) => {
      const domain = { index, first, size };
      index += 1;
      first += size;
      return domain;
    });
    return { name: `d${String(file + 1).padStart(4, '0')}`, domains };
  });
}

/** The fewest parts of at most `most`, which differ by at most one. */
function evenly(total: number, most: number): number[] {
  const parts = Math.ceil(total / most);
  return Array.from(
    { length: parts },
    (_, i) => Math.floor((total * (i + 1)) / parts) - Math.floor((total * i) / parts),
  );
}
