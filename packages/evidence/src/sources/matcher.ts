import type { NameIndex } from './names.js';
import type { Group } from './pass.js';
import type { TypedRows } from './rows.js';
import type { SourceSpec, Subject } from './spec.js';

/** A name in a file that nothing in the portfolio has. */
export interface Unmatched {
  readonly subject: Subject;
  /** Empty for rows without a name. */
  readonly name: string;
  readonly rows: number;
}

/** Finds what rows are about, and remembers the names that stand for nothing. */
export class Matcher {
  readonly hasServices: boolean;
  readonly #told: ReadonlySet<Subject>;
  readonly #unknown = new Map<string, Unmatched>();

  constructor(
    private readonly subjects: TypedRows['subjects'],
    private readonly names: NameIndex,
    spec: SourceSpec,
  ) {
    // Who sent a bill is of interest only if the portfolio knows it, or the text asks for it.
    this.#told = new Set(
      subjects.map((each) => each.subject).filter((each) => each !== 'provider' || spec.declared.has(each)),
    );
    this.hasServices = subjects.some(({ subject }) => subject === 'service');
  }

  match({ subjects: named, rows }: Pick<Group, 'subjects' | 'rows'>): readonly string[] {
    const found = new Map<Subject, string>();
    const first = new Map<Subject, string>();
    for (const [i, { subject }] of this.subjects.entries()) {
      const name = named[i] ?? '';
      if (name !== '' && !first.has(subject)) first.set(subject, name);
      const id = found.has(subject) || name === '' ? undefined : this.names.find(subject, name);
      if (id !== undefined) found.set(subject, id);
    }
    for (const subject of this.#told) {
      if (!found.has(subject)) this.#note(subject, first.get(subject) ?? '', rows);
    }
    return [...found.values()];
  }

  #note(subject: Subject, name: string, rows: number): void {
    const key = `${subject} ${name}`;
    const known = this.#unknown.get(key)?.rows ?? 0;
    this.#unknown.set(key, { subject, name, rows: known + rows });
  }

  unmatched(): readonly Unmatched[] {
    return [...this.#unknown.values()].sort(
      (a, b) => b.rows - a.rows || (a.subject + a.name < b.subject + b.name ? -1 : 1),
    );
  }
}
