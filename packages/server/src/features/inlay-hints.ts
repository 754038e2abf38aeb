import { type Element, isUnknown, type Money, printQuantity } from '@btaas/portfolio';
import { show } from '@btaas/workspace/engine';
import { type InlayHint, InlayHintKind } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { toPosition } from '../position.js';

/** What is not written but holds: warranties that are taken over, foreign money in the portfolio's currency, days on which things end. */
export function inlayHints(
  context: Context,
  { start, end }: { readonly start: number; readonly end: number },
): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const element of context.document.reading.document.elements) {
    if (element.end < start || element.start > end) continue;
    for (const { at, label, tooltip } of hintsOf(context, element)) {
      if (at < start || at > end) continue;
      hints.push({
        position: toPosition(context.document, at),
        label,
        tooltip,
        kind: InlayHintKind.Type,
        paddingLeft: true,
      });
    }
  }
  return hints;
}

interface Hint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
}
function hintsOf(context: Context, element: Element): readonly Hint[] {
  const { figures } = context.snapshot();
  switch (element.kind) {
    case 'archetype':
      return inherited(context, element);
    case 'contract': {
      const dates = figures.providers.datesOf(element);
      const { notice } = element.values;
      if (notice === undefined || dates.noticeBy === undefined) return [];
      return [{ at: notice.end, label: `by ${dates.noticeBy}`, tooltip: 'The last day on which notice can be given.' }];
    }
    case 'pool': {
      const { amount } = element.values;
      return amount === undefined ? [] : converted(context, amount.value, amount.end);
    }
    case 'plan': {
      const { target } = element.values;
      return target?.value.type === 'money' ? converted(context, target.value, target.end) : [];
    }
    default:
      return [];
  }
}

/** What an archetype takes over from those that it extends, behind the name of the one it extends. */
function inherited(context: Context, archetype: Extract<Element, { kind: 'archetype' }>): readonly Hint[] {
  const parent = archetype.values.extends;
  if (parent?.value.found !== true) return [];
  const terms = context.snapshot().figures.agreements.inheritance.warranty(archetype.id);
  const own = archetype.values.warranty?.value;
  const parts = [
    ...(own?.availability === undefined && terms.availability !== undefined
      ? [`availability ${show(terms.availability.value.percent)}`]
      : []),
    ...(own?.rto === undefined && terms.rto !== undefined ? [`rto ${printQuantity(terms.rto.value)}`] : []),
    ...(own?.rpo === undefined && terms.rpo !== undefined ? [`rpo ${printQuantity(terms.rpo.value)}`] : []),
  ];
  if (parts.length === 0) return [];
  return [{ at: parent.end, label: parts.join(', '), tooltip: 'Taken over from the archetype that this one extends.' }];
}

function converted(context: Context, amount: Money, at: number): readonly Hint[] {
  const { currencies } = context.snapshot().figures;
  const day = context.snapshot().portfolio.settings?.values.period?.value.from;
  if (amount.currency === undefined || amount.currency === currencies.own || day === undefined) return [];
  const own = currencies.convert(amount, day);
  if (isUnknown(own)) return [];
  return [{ at, label: `= ${show(own)}`, tooltip: `By the portfolio's rate on ${day}.` }];
}
