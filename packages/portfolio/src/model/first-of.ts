/** The first of several names, and how many more there are: `Checkout, Refunds and 3 more`. */
export function firstOf(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
