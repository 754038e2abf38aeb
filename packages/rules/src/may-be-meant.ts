import { editDistance, lastNameOf, type Portfolio } from '@btaas/portfolio';

/** Beyond so many names that stand for nothing, a portfolio is being rewritten, and nothing is guessed. */
const MOST_UNRESOLVED = 1_000;
const CLOSE = 2;

/**
 * Whether some name that stands for nothing was probably meant for an element of this name. Such a name has its own finding (BT001),
 * and what only looks missing because of it must not have another.
 */
export function mayBeMeant(name: string, { unresolved }: Portfolio): boolean {
  if (unresolved.length === 0 || unresolved.length > MOST_UNRESOLVED) return false;
  return unresolved.some(({ text }) => {
    const last = lastNameOf(text);
    return Math.abs(last.length - name.length) <= CLOSE && editDistance(last, name, CLOSE) <= CLOSE;
  });
}
