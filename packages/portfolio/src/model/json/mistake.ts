/** Why a JSON is no portfolio, and where in it. Thrown and caught inside of this folder only. */
export class Mistake extends Error {
  readonly path: (string | number)[] = [];
}

export function refuse(message: string): never {
  throw new Mistake(message);
}

/** Reads a part; a mistake in it is told with the way to it. */
export function within<T>(step: string | number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const mistake = error instanceof RangeError ? new Mistake(error.message) : error;
    if (mistake instanceof Mistake) mistake.path.unshift(step);
    throw mistake;
  }
}

/** `documents[0].elements[3].values.cost`, for the message. */
export function pathOf({ path }: Mistake): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(json: unknown): Fields {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Fields)
    : refuse(`expected an object, found ${shown(json)}`);
}

/** Refuses keys that the format does not have: a misspelt property would be lost in silence. */
export function only(fields: Fields, allowed: (key: string) => boolean): void {
  for (const key of Object.keys(fields)) if (!allowed(key)) refuse(`"${key}" is not a property of the format here`);
}

export function textOf(json: unknown): string {
  return typeof json === 'string' ? json : refuse(`expected a text, found ${shown(json)}`);
}

export function textIn(fields: Fields, key: string): string {
  return within(key, () => textOf(fields[key]));
}

export function truthOf(json: unknown): boolean {
  return typeof json === 'boolean' ? json : refuse(`expected true or false, found ${shown(json)}`);
}

export function listOf<T>(json: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(json)) return refuse(`expected a list, found ${shown(json)}`);
  return json.map((item: unknown, index) => within(index, () => read(item)));
}

export function spanOf(json: unknown): { readonly start: number; readonly end: number } {
  const [start, end] = Array.isArray(json) && json.length === 2 ? (json as readonly unknown[]) : [];
  return isOffset(start) && isOffset(end) && start <= end
    ? { start, end }
    : refuse(`expected the offsets [start, end], found ${shown(json)}`);
}

function isOffset(json: unknown): json is number {
  return typeof json === 'number' && Number.isSafeInteger(json) && json >= 0;
}

function shown(json: unknown): string {
  if (json === undefined) return 'nothing';
  const text = JSON.stringify(json);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
