/** Whether two sets have anything in common. */
export function meet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const each of fewer) if (more.has(each)) return true;
  return false;
}
