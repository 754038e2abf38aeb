import type { FilePlace, LocatedFinding, PublishedFindings } from '@btaas/workspace';
import { count } from '../report.js';
import type { Format } from './format.js';

/** For programs; its schema is published as schemas/btaas.findings.schema.json. */
export const json: Format = {
  name: 'json',
  describe: 'for programs; its schema is published',
  write({ asOf, files, findings, known, suppressed, gone, compared }) {
    const published: PublishedFindings = {
      version: 1,
      asOf,
      findings: findings.map(finding),
      summary: {
        files,
        errors: count(findings, 'error'),
        warnings: count(findings, 'warning'),
        information: count(findings, 'information'),
        suppressed: suppressed.length,
        ...(compared ? { known: known.length, gone: gone.length } : {}),
      },
    };
    return `${JSON.stringify(published, null, 2)}\n`;
  },
};

function finding(each: LocatedFinding): PublishedFindings['findings'][number] {
  const { id, severity, message, element, file, line, column, endLine, endColumn, related, fixes, fingerprint } = each;
  return {
    ...{ id, severity, message },
    ...(element === undefined ? {} : { element }),
    ...{ file, line, column, endLine, endColumn, fingerprint },
    related: related.map((other) => ({ message: other.message, ...place(other) })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...place(edit), text: edit.text })),
    })),
  };
}
function place({ file, line, column, endLine, endColumn }: FilePlace) {
  return { file, line, column, endLine, endColumn };
}
