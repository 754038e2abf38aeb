/** Key figures in rows of the same length, as far as they divide: a grid that only fills up leaves one alone in the last row. */
const NARROWEST = 12.5;
const GAP = 0.75;
const MOST_COLUMNS = 5;
/** Groups of more facts are set like one of so many. */
export const MOST_FACTS = 12;

/** The class of a group of facts, by how many there are. */
export const factsClass = (count: number): string => `facts of-${Math.min(count, MOST_FACTS)}`;

/** For each width of a section, into how many columns a number of facts goes best. */
export function factsStyle(): string {
  const widths = Array.from({ length: MOST_COLUMNS - 1 }, (_each, i) => i + 2);
  const rules = widths.map((columns) => {
    const counts = Array.from({ length: MOST_FACTS }, (_each, i) => i + 1);
    const set = counts.map((count) => `.of-${count}{--columns:${balanced(count, columns)}}`);
    return `@container (min-width:${columns * NARROWEST + (columns - 1) * GAP}rem){${set.join('')}}`;
  });
  return `section{container-type:inline-size}.facts{display:flex;flex-wrap:wrap;gap:${GAP}rem;margin:1rem 0 1.5rem}.fact{flex:1 1 calc((100% - (var(--columns,1) - 1)*${GAP}rem)/var(--columns,1) - .05rem)}\n${rules.join('\n')}`;
}

/** As few rows as there is room for, and these as even as they can be. */
const balanced = (count: number, most: number): number => Math.ceil(count / Math.ceil(count / most));
