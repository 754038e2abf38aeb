import type { BaselineEntry, FilePlace, LocatedFinding, LocatedFix } from '@btaas/workspace';
import type { CheckReport, Severity, SuppressedFinding } from '../report.js';
import type { Format } from './format.js';

/** SARIF 2.1.0 (OASIS), for code scanning and for viewers in editors. */
export const sarif: Format = {
  name: 'sarif',
  describe: 'SARIF 2.1.0, for code scanning',
  write(report) {
    const log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [run(report)],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

function run({ asOf, version, rules, findings, known, suppressed, gone, compared, pageOf }: CheckReport) {
  const found = new Set([...findings, ...known, ...suppressed].map(({ id }) => id));
  const builtIn = new Set(rules.map(({ id }) => id));
  const table = [
    ...rules.map(({ id, title, level }) => ({
      id,
      shortDescription: { text: plain(title) },
      help: {
        text: plain(`${title}. "btaas explain ${id}" says why it matters and how to mend it.`),
        // The pages of all rules would be most of the file.
        ...(found.has(id) && { markdown: pageOf(id) }),
      },
      defaultConfiguration: { level: LEVELS[level] },
    })),
    ...[...found]
      .filter((id) => !builtIn.has(id))
      .sort()
      .map((id) => ({ id })),
  ];
  const indexes = new Map(table.map(({ id }, i) => [id, i]));
  // By the standard, either all results of a run state what suppresses them and how they compare, or none does.
  const state = (baselineState: string) => (compared ? { baselineState } : {});
  const ruleOf = (id: string) => ({ ruleId: id, ruleIndex: indexes.get(id)! });
  return {
    tool: { driver: { name: 'btaas', semanticVersion: version, rules: table } },
    columnKind: 'utf16CodeUnits',
    results: [
      ...findings.map((each) => ({ ...ruleOf(each.id), ...result(each), ...state('new'), suppressions: [] })),
      ...known.map((each) => ({ ...ruleOf(each.id), ...result(each), ...state('unchanged'), suppressions: [] })),
      ...suppressed.map((each) => ({
        ...ruleOf(each.id),
        ...result(each),
        ...state('unchanged'),
        ...suppression(each),
      })),
      ...gone.filter(({ id }) => indexes.has(id)).map((each) => ({ ...ruleOf(each.id), ...absent(each) })),
    ],
    properties: { asOf },
  };
}

function result({ severity, message, element, related, fixes, fingerprint, ...at }: LocatedFinding) {
  return {
    level: LEVELS[severity],
    message: { text: plain(message) },
    locations: [{ physicalLocation: physical(at), ...logical(element) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        physicalLocation: physical(each),
        message: { text: plain(each.message) },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(fix) }),
    partialFingerprints: { 'btaas/v1': fingerprint },
  };
}
function absent({ element, file, message, fingerprint }: BaselineEntry) {
  return {
    level: 'none',
    message: { text: plain(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) }, ...logical(element) }],
    partialFingerprints: { 'btaas/v1': fingerprint },
    baselineState: 'absent',
    suppressions: [],
  };
}
function suppression({ reason }: SuppressedFinding) {
  return { suppressions: [{ kind: 'inSource', justification: plain(reason) }] };
}
function logical(element: string | undefined) {
  return element === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: element, kind: 'element' }] };
}

function fix({ title, edits }: LocatedFix) {
  const files = [...new Set(edits.map(({ file }) => file))].sort();
  return {
    description: { text: plain(title) },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
    })),
  };
}
function physical(place: FilePlace) {
  return { artifactLocation: artifact(place.file), region: region(place) };
}
function region({ line, column, endLine, endColumn }: FilePlace) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
/** In a message `{0}` would stand for an argument and `[a](b)` for a link; ours has neither. */
function plain(text: string): string {
  return text.replace(/\{(\d+)\}/g, '{{$1}}').replace(/\[([^\]]*)\]\(/g, '\\[$1\\](');
}
