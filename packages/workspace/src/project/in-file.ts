/** Does something with a file; an error that is thrown, which is a bug, says with which. */
export function inFile<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason} (in ${name})`, { cause: error });
  }
}
