/** The browser reaches this machine alone. */
export const CHROMIUM_ARGUMENTS: readonly string[];
