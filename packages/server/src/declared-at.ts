import { type Element, placeOf } from '@btaas/portfolio';
import type { DocumentState, Engine } from '@btaas/workspace/engine';

/** The element that is declared around an offset. */
export function elementAt(document: DocumentState, offset: number): Element | undefined {
  return document.reading.document.elements.find((element) => {
    const { start, end } = placeOf(element);
    return start <= offset && offset <= end;
  });
}

/** The element of a qualified name, or the one that a part of that name belongs to. */
export function declaringElement(engine: Engine, id: string): Element | undefined {
  const [declared] = engine.names.declarations(id);
  const document = declared && engine.documents.get(declared.document);
  return document && elementAt(document, declared.start);
}
