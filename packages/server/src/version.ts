import manifest from '../package.json' with { type: 'json' };

/** The version of this package; it is known in a browser, too, where no file can be read. */
export const VERSION: string = manifest.version;
