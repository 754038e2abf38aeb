import type { Context } from '../../context.js';
import type { Refactoring } from './refactoring.js';

/** The `use` clauses by name, each once, without those that no name in the document needs. */
export function organiseUses(context: Context): readonly Refactoring[] {
  const { document } = context;
  const { uses } = document.reading;
  const [first, last] = [uses[0], uses.at(-1)];
  if (first === undefined || last === undefined) return [];
  const stretch = document.text.slice(first.start, last.end);
  // Comments between them would be lost.
  if (/\/[/*]/.test(stretch)) return [];
  const needed = neededUses(context);
  const kept = [...new Set(uses.map(({ namespace }) => namespace))].filter((each) => needed.has(each)).sort();
  const text = kept.map((namespace) => `use ${namespace}`).join('\n');
  if (text === stretch) return [];
  const end = kept.length > 0 ? last.end : last.end + /^\s*/.exec(document.text.slice(last.end))![0].length;
  const at = { document: document.name, start: first.start, end };
  return [
    { title: 'Organise the use clauses', kind: 'source.organizeImports', edits: [{ edit: 'replace', at, text }] },
  ];
}

/** Namespaces that names are found through. Names in expressions are found later, so all may be needed where there are any. */
function neededUses({ engine, document }: Context): ReadonlySet<string> {
  const { links, uses } = document.names;
  const computes = document.reading.document.elements.some(({ kind }) => kind === 'policy' || kind === 'plan');
  if (computes) return new Set(uses);
  const needed = new Set<string>();
  for (const { text, to, within } of links) {
    const [only] = engine.names.lookUp(text, within, document.names, to);
    if (only === undefined) {
      // Whatever it means, it may be looked for there.
      return new Set(uses);
    }
    if (only.id.endsWith(`.${text}`)) needed.add(only.id.slice(0, only.id.length - text.length - 1));
  }
  return needed;
}
