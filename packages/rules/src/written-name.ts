import type { ElementHead } from '@btaas/portfolio';

/** The name by which an element refers to another one: without the namespace where both are in the same. */
export function writtenName(id: string, { namespace }: ElementHead): string {
  return namespace !== '' && id.startsWith(`${namespace}.`) ? id.slice(namespace.length + 1) : id;
}
/** The same for several, as a list in a message or a property. */
export function writtenNames(ids: readonly string[], from: ElementHead): string {
  return ids.map((id) => writtenName(id, from)).join(', ');
}
