import {
  ALWAYS,
  type Element,
  type ElementOf,
  type Figures,
  isLiveConsolidation,
  labelOf,
  nameOf,
  type Portfolio,
  valuePlace,
} from '@btaas/portfolio';
import { type Fix, rule, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Consolidation = ElementOf<'consolidation'>;

export default rule({
  id: 'BT604',
  level: 'error',
  title: 'A consolidation that keeps what is retired or absorbed elsewhere',
  of: ['consolidation'],
  *check(consolidation, { portfolio, figures }) {
    const { keep } = consolidation.values;
    const survivor = keep?.value.found === true ? portfolio.find(keep.value.to) : undefined;
    if (survivor === undefined || !isLiveConsolidation(consolidation)) return;
    const gone = whyGone(survivor, figures);
    if (gone !== undefined) {
      yield finding(consolidation, `${labelOf(consolidation)} keeps ${labelOf(survivor)}, which ${gone}`, survivor, []);
      return;
    }
    const other = figures.relations.absorbedBy(survivor.id).find(isLiveConsolidation);
    if (other === undefined) return;
    const itself = other.id === consolidation.id;
    const but = itself ? 'and absorbs it as well' : `but ${labelOf(other)} absorbs it`;
    yield finding(
      consolidation,
      `${labelOf(consolidation)} keeps ${labelOf(survivor)}, ${but}`,
      other,
      itself ? [] : keepOther(consolidation, other, portfolio, figures),
    );
  },
});

function whyGone(element: Element, { relations, asOf }: Figures): string | undefined {
  if (element.kind === 'service') {
    const state = relations.stateOf(element)?.value.state?.value;
    return state === 'retired' || state === 'retiring' ? `is ${state}` : undefined;
  }
  const retires = element.kind === 'asset' ? element.values.retires?.value : undefined;
  if (retires === undefined || retires >= asOf) return undefined;
  return retires === ALWAYS ? 'is retired' : `retired on ${retires}`;
}

function finding(consolidation: Consolidation, message: string, related: Element, fixes: readonly Fix[]): RuleFinding {
  return {
    message: `${message}: nothing would be left`,
    at: valuePlace(consolidation, consolidation.values.keep!),
    element: consolidation.id,
    related: related.id === consolidation.id ? [] : [{ message: `${labelOf(related)} is here`, at: nameOf(related) }],
    fixes,
  };
}

/** What the other consolidation keeps can take this one's place too, if it stays itself and is not among what goes. */
function keepOther(
  consolidation: Consolidation,
  other: Consolidation,
  portfolio: Portfolio,
  figures: Figures,
): readonly Fix[] {
  const kept = other.values.keep?.value;
  const survivor = kept?.found === true ? portfolio.find(kept.to) : undefined;
  if (survivor === undefined || whyGone(survivor, figures) !== undefined) return [];
  if (figures.relations.absorbedBy(survivor.id).some(isLiveConsolidation)) return [];
  const name = writtenName(survivor.id, consolidation);
  return [
    {
      title: `Keep ${name}, which ${labelOf(other)} keeps`,
      edits: [{ edit: 'replace', at: valuePlace(consolidation, consolidation.values.keep!), text: name }],
      preferred: true,
    },
  ];
}
