import type { LocatedFinding } from '@btaas/workspace';
import { fails, type CheckReport, type SuppressedFinding } from '../report.js';
import type { Format } from './format.js';
import { visible } from './visible.js';

/** JUnit XML, as build servers read it: a suite for each file, a failed case for each finding that fails the check. */
export const junit: Format = {
  name: 'junit',
  describe: 'JUnit XML, for build servers',
  write(report) {
    const suites = byFile(report);
    if (suites.size === 0) suites.set('btaas', []);
    const texts = [...suites].map(([file, cases]) => suite(file, cases));
    const total = (key: 'tests' | 'failures' | 'skipped') => texts.reduce((sum, each) => sum + each[key], 0);
    const totals = `tests="${total('tests')}" failures="${total('failures')}" skipped="${total('skipped')}" errors="0"`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="btaas" ${totals}>`,
      ...texts.map((each) => each.xml),
      '</testsuites>\n',
    ].join('\n');
  },
};

interface Case {
  readonly finding: LocatedFinding;
  readonly is: 'failed' | 'passed' | 'skipped';
  readonly why?: string;
}

function byFile({ findings, suppressed, failLevel }: CheckReport): Map<string, Case[]> {
  const suites = new Map<string, Case[]>();
  const add = (each: Case) => suites.set(each.finding.file, [...(suites.get(each.finding.file) ?? []), each]);
  for (const finding of findings) add({ finding, is: fails(finding, failLevel) ? 'failed' : 'passed' });
  for (const finding of suppressed as readonly SuppressedFinding[]) {
    add({ finding, is: 'skipped', why: finding.reason });
  }
  return new Map([...suites].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function suite(file: string, cases: readonly Case[]) {
  const number = (is: Case['is']) => cases.filter((each) => each.is === is).length;
  const tests = Math.max(1, cases.length);
  const failures = number('failed');
  const skipped = number('skipped');
  const inner =
    cases.length === 0 ? ['    <testcase name="no findings" classname="btaas"/>'] : cases.map((each) => testcase(each));
  const head = `  <testsuite name="${attribute(file)}" tests="${tests}" failures="${failures}" skipped="${skipped}" errors="0">`;
  return { tests, failures, skipped, xml: [head, ...inner, '  </testsuite>'].join('\n') };
}

function testcase({ finding, is, why }: Case): string {
  const { id, severity, file, line, column, message, related } = finding;
  const name = `${id} at ${line}:${column}`;
  const open = `    <testcase name="${attribute(name)}" classname="${attribute(file)}" file="${attribute(file)}" line="${line}">`;
  const details = [
    `${file}:${line}:${column} ${severity} ${id} ${message}`,
    ...related.map((each) => `  ${each.file}:${each.line}:${each.column} ${each.message}`),
  ].join('\n');
  const result =
    is === 'failed'
      ? `      <failure type="${attribute(id)}" message="${attribute(message)}">${content(details)}</failure>`
      : is === 'skipped'
        ? `      <skipped message="${attribute(`suppressed: ${why}`)}"/>`
        : `      <system-out>${content(details)}</system-out>`;
  return [open, result, '    </testcase>'].join('\n');
}

/** Text in an element; it holds nothing that XML 1.0 cannot hold. */
function content(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
