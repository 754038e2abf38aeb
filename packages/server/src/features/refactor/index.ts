import type { Context } from '../../context.js';
import { commissionService } from './commission-service.js';
import { extractArchetype } from './extract-archetype.js';
import { inlineParent } from './inline-parent.js';
import { moveToFile } from './move-to-file.js';
import { organiseUses } from './organise-uses.js';
import type { Refactoring, Selection } from './refactoring.js';
import { splitOffering } from './split-offering.js';

export type { Refactoring, Selection } from './refactoring.js';

const ALL: readonly ((context: Context, selection: Selection) => readonly Refactoring[])[] = [
  extractArchetype,
  inlineParent,
  moveToFile,
  splitOffering,
  commissionService,
  organiseUses,
];

/** Everything that can be changed at a selection without a finding asking for it. */
export function refactorings(context: Context, selection: Selection): readonly Refactoring[] {
  return ALL.flatMap((each) => each(context, selection));
}
