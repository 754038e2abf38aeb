/** What has a place in a text. For everybody else places are constant; here the text before them has changed. */
interface Placed {
  start: number;
  end: number;
}

/** Moves one place along, by so many units. */
export function moveOne(placed: Readonly<Placed>, by: number): void {
  const place = placed as Placed;
  place.start += by;
  place.end += by;
}

/** The fields of the model that are offsets in a text. */
const OFFSETS = new Set(['start', 'end', 'nameStart', 'nameEnd']);

/** Moves an element, and all values in it, by so many units. Values that several hold are moved once. */
export function moveAll(root: object, by: number): void {
  if (by === 0) return;
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
    // Exact numbers are objects of a class, and have no places in them.
    if (Object.getPrototypeOf(value) !== Object.prototype) return;
    const fields = value as Record<string, unknown>;
    for (const name in fields) {
      const field = fields[name];
      if (typeof field === 'number') {
        if (OFFSETS.has(name)) fields[name] = field + by;
      } else visit(field);
    }
  };
  visit(root);
}
