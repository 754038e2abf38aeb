import {
  byPlace,
  compareWithBaseline,
  documentName,
  fingerprints,
  isAsked,
  Lines,
  type LocatedFinding,
  locate,
  pageOf,
  policyRules,
  type RawFinding,
  RULES,
} from '@btaas/workspace';
import { resolve } from 'node:path';
import type { CheckedProject, CheckOptions } from './checked.js';
import type { CheckReport, SuppressedFinding } from './report.js';
import { VERSION } from './version.js';

/** Puts what was found in some projects together, as it is seen from a folder. */
export function checkReportOf(checked: readonly CheckedProject[], options: CheckOptions, folder: string) {
  const { textOf, linesOf } = textsOf(checked, folder);
  const located = (findings: readonly RawFinding[]): readonly LocatedFinding[] => {
    // For people nobody asks for fingerprints.
    let prints: ReadonlyMap<RawFinding, string> | undefined;
    const printOf = (finding: RawFinding) => {
      prints ??= new Map(fingerprints(findings, textOf).map((print, i) => [findings[i]!, print]));
      return prints.get(finding)!;
    };
    return findings.map((finding) => locate(finding, () => printOf(finding), { linesOf, textOf }));
  };

  const wanted = checked.map(({ project, analysis }) => {
    const isWanted = ({ at }: RawFinding) => isAsked(project, resolve(folder, at.document));
    return {
      findings: analysis.findings.filter(isWanted),
      suppressed: analysis.suppressed.filter(({ finding }) => isWanted(finding)),
    };
  });
  const all = wanted.flatMap(({ findings }) => findings).sort(byPlace);
  const hidden = wanted.flatMap(({ suppressed }) => suppressed);
  const suppressed = located(hidden.map(({ finding }) => finding)).map(
    (finding, i): SuppressedFinding => ({ ...finding, reason: hidden[i]!.by.reason, until: hidden[i]!.by.until }),
  );

  const { baseline, asOf, failLevel } = options;
  const compared = baseline === undefined ? undefined : compareWithBaseline(all, textOf, baseline);
  const known = new Set(compared?.known ?? []);
  const places = located(all);
  const report: CheckReport = {
    ...{
      asOf,
      version: VERSION,
      failLevel,
      suppressed,
      textOf,
      pageOf,
      rules: rulesOf(checked),
    },
    files: filesOf(checked),
    findings: places.filter((_, i) => !known.has(all[i]!)),
    known: places.filter((_, i) => known.has(all[i]!)),
    gone: compared?.gone ?? [],
    compared: compared !== undefined,
  };
  return { report, all, textOf };
}

/** How many files were asked for; one that is not saved yet is a file as well. */
function filesOf(checked: readonly CheckedProject[]): number {
  let files = 0;
  for (const { project, opened } of checked) {
    const unsaved = [...(opened.options.unsaved?.keys() ?? [])].filter((file) => !project.files.includes(file));
    files += unsaved.length + project.files.filter((file) => isAsked(project, file)).length;
  }
  return files;
}

/** The built-in rules, and the users' own ones; two projects may have one of the same name. */
function rulesOf(checked: readonly CheckedProject[]): CheckReport['rules'] {
  const own = checked.flatMap(({ opened }) => policyRules(opened.engine.snapshot().portfolio));
  const policies = new Map(own.map((policy) => [policy.id, policy]));
  return [...RULES, ...policies.values()];
}

/** The texts that findings point into: of documents and of configurations. */
function textsOf(checked: readonly CheckedProject[], folder: string) {
  const configs = new Map<string, string>();
  for (const { project } of checked) {
    if (project.configFile !== undefined) configs.set(documentName(folder, project.configFile), project.configText);
  }
  const textOf = (document: string): string => {
    for (const { opened } of checked) {
      const found = opened.engine.documents.get(document);
      if (found !== undefined) return found.text;
    }
    return configs.get(document) ?? '';
  };
  const lines = new Map<string, Lines>();
  const linesOf = (document: string): Lines => {
    const known = lines.get(document) ?? new Lines(textOf(document));
    lines.set(document, known);
    return known;
  };
  return { textOf, linesOf };
}
