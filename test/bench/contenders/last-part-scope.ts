import { DefaultScopeProvider, EMPTY_SCOPE, type ReferenceInfo, type Scope } from 'langium';

/**
 * Langium exports simple names. The few qualified references of the text are looked up by their last part, which costs
 * less than a second export of each name would.
 */
export class LastPartScopeProvider extends DefaultScopeProvider {
  override getScope(context: ReferenceInfo): Scope {
    const name = context.reference.$refText;
    if (!name.includes('.')) return super.getScope(context);
    const all = this.getGlobalScope(this.reflection.getReferenceType(context), context);
    return { ...EMPTY_SCOPE, getElement: () => all.getElement(name.slice(name.lastIndexOf('.') + 1)) };
  }
}
