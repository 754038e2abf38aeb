import { type ElementOf, valuePlace } from '@btaas/portfolio';
import { rule } from '../../rule.js';

type Wave = ElementOf<'migration'>['values']['wave'][number];

export default rule({
  id: 'BT703',
  level: 'warning',
  title: 'A wave without exit criteria or a rollback',
  missing: [],
  of: ['migration'],
  *check(migration) {
    for (const wave of migration.values.wave) {
      const lacks = missingFrom(wave);
      if (lacks === undefined) continue;
      yield {
        message: `${wave.value.name.value} ${lacks}`,
        at: valuePlace(migration, wave.value.name),
        element: migration.id,
      };
    }
  },
});

function missingFrom({ value: { exit, rollback } }: Wave): string | undefined {
  const [done, back] = [isSaid(exit?.value), isSaid(rollback?.value)];
  if (!done && !back)
    return 'has neither exit criteria nor a rollback: say how one knows that it is done ("exit") and how it is undone ("rollback")';
  if (!done) return 'has no exit criteria: say with "exit" how one knows that it is done';
  return back ? undefined : 'has no rollback: say with "rollback" how it is undone if it fails';
}

function isSaid(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
