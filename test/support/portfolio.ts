import { type Figures, figures, type Measurements, type Portfolio } from '@btaas/portfolio';
import { Engine, type Snapshot } from '@btaas/workspace';

/** The day as of which tests state figures, unless they say otherwise. */
export const AS_OF = '2026-06-30';

export interface Files {
  readonly [file: string]: string;
}

/** What a text, or several files, say; mistakes of syntax, types or names are not looked at. */
export function snapshotOf(text: string | Files, asOf = AS_OF): Snapshot {
  const engine = new Engine({ asOf });
  const files = typeof text === 'string' ? { 'a.btaas': text } : text;
  for (const [name, content] of Object.entries(files)) engine.set(name, content);
  return engine.snapshot();
}

/** A portfolio from text. Throws where the text has a mistake, so that no test works on half a portfolio. */
export function portfolioOf(text: string | Files): Portfolio {
  const { findings, portfolio } = snapshotOf(text);
  if (findings.length > 0) {
    throw new Error(
      `the test's portfolio has mistakes:\n${findings.map(({ id, message }) => `${id} ${message}`).join('\n')}`,
    );
  }
  return portfolio;
}

/** The figures of a portfolio from text. */
export function figuresOf(text: string | Files, asOf = AS_OF, measurements?: Measurements): Figures {
  return figures(portfolioOf(text), measurements === undefined ? { asOf } : { asOf, measurements });
}
