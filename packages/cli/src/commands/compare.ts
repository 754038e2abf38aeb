import {
  compareScenarios,
  type FindingLine,
  findProjects,
  openProject,
  RULES,
  type ScenarioTable,
} from '@btaas/workspace';
import { resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, type Face, UsageError } from '../face/face.js';
import { wrap } from '../face/wrap.js';
import { hint } from '../names.js';
import { asOf, dayOf, project, textOrJson } from '../options.js';
import { changeText } from './changes.js';

export default command({
  positionals: { scenario: { type: 'string', describe: 'One scenario; all of them without it' } },
  options: {
    project,
    'as-of': asOf,
    format: textOrJson,
  },
  examples: [
    ['btaas compare', 'every scenario against the portfolio as it is'],
    ['btaas compare OneGateway --format json', 'one of them, for a program'],
  ],
  run({ scenario, format, ...args }, face) {
    const day = dayOf(args['as-of'], face);
    const found = findProjects([], {
      from: face.folder,
      rules: RULES,
      ...(args.project === undefined ? {} : { project: resolve(face.folder, args.project) }),
    });
    if ('refused' in found) throw new UsageError(found.refused.join('\n'));
    const opened = found.projects.map((each) => openProject(each, { from: face.folder, asOf: day }));
    const tables = opened.flatMap((each) => compareScenarios(each, scenario));
    if (tables.length === 0) {
      const names = opened.flatMap(({ engine }) =>
        engine
          .snapshot()
          .portfolio.all('scenario')
          .map(({ id }) => id),
      );
      const what = scenario === undefined ? 'no scenario here' : `no scenario called ${scenario} here`;
      const instead =
        scenario === undefined || names.length === 0
          ? 'declare one: scenario OneGateway { retire LegacyPos on 2026-12-31 }'
          : hint(scenario, names);
      throw new UsageError(`there is ${what}; ${instead}`);
    }
    face.out.write(
      format === 'json'
        ? `${JSON.stringify({ version: 1, asOf: day, scenarios: tables }, null, 2)}\n`
        : asText(tables, face),
    );
    return CLEAN;
  },
});

function asText(tables: readonly ScenarioTable[], { out }: Face): string {
  const lines = tables.flatMap(({ scenario, title, day, figures, services, newFindings, goneFindings }) => [
    `${title} (${scenario}), as of ${day}`,
    ...figures.map((row) => figureLine(row, '  ')),
    ...services.flatMap(({ id, change, changes, figures: own }) => [
      `  ${id} ${change}`,
      ...changes.map((each) => `    ${changeText(each)}`),
      ...own.map((row) => figureLine(row, '    ')),
    ]),
    ...newFindings.map((each) => findingLine('new', each)),
    ...goneFindings.map((each) => findingLine('gone', each)),
    '',
  ]);
  return `${lines.map((line) => wrap(line, out.columns, '      ')).join('\n')}`;
}
function figureLine({ label, before, after, delta, better }: ScenarioTable['figures'][number], indent: string): string {
  if (before === after) return `${indent}${label}: ${before}`;
  const verdict = better === undefined ? '' : better ? ', better' : ', worse';
  return `${indent}${label}: ${before} → ${after} (${delta}${verdict})`;
}
function findingLine(what: string, { id, severity, message, at }: FindingLine): string {
  return `  ${what}: ${severity} ${id} ${message}  [${at}]`;
}
