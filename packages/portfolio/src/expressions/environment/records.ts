import { KINDS, schemaOf } from '../../schema/declarations.js';
import type { Properties, RecordType, ValueType } from '../../schema/types.js';

/** What a declaration or a record holds: its header and its body alike. */
export function propertiesOf({ header, body }: { readonly header: Properties; readonly body: Properties }): Properties {
  return { ...header, ...body };
}

/** Every record that some declaration, or another record, holds. */
export function everyRecord(): readonly RecordType[] {
  const found = new Map<string, RecordType>();
  const visit = (properties: Properties) => {
    for (const { of } of Object.values(properties)) {
      for (const record of recordsIn(of)) {
        if (found.has(record.record)) continue;
        found.set(record.record, record);
        visit(propertiesOf(record));
      }
    }
  };
  for (const kind of KINDS) visit(propertiesOf(schemaOf(kind)));
  return [...found.values()];
}

function recordsIn(type: ValueType): readonly RecordType[] {
  if (type.type === 'record') return [type];
  return type.type === 'choice' ? type.of : [];
}
