import { type ElementHead, labelOf, type Sourced, valuePlace } from '@btaas/portfolio';
import { rule, type RuleContext, type RuleFinding } from '../../rule.js';

export default rule({
  id: 'BT312',
  level: 'warning',
  title: 'A plan or a contract whose file is missing',
  of: ['provider', 'contract'],
  *check(element, context) {
    if (element.kind === 'provider') yield* missing(element, 'the exit plan', element.values.plan, context);
    else yield* missing(element, 'the contract', element.values.document, context);
  },
});

/** Nothing where nobody can tell whether there is such a file, as in an editor without files. */
function* missing(
  element: ElementHead,
  what: string,
  file: Sourced<string> | undefined,
  { fileExists }: RuleContext,
): Iterable<RuleFinding> {
  if (file === undefined || fileExists?.(file.value, element.document) !== false) return;
  yield {
    message: `${labelOf(element)} names "${file.value}" as ${what}, but there is no such file in the project`,
    at: valuePlace(element, file),
    element: element.id,
  };
}
