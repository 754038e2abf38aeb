import { RULES, documentName, findProjects, KINDS, openProject, type Project } from '@btaas/workspace';
import { resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, type Face, UsageError } from '../face/face.js';
import { counted, joined, wrap } from '../face/wrap.js';
import { paths, project } from '../options.js';
import { VERSION } from '../version.js';

export default command({
  positionals: { paths },
  options: { project },
  examples: [
    ['btaas info', 'the project around this folder'],
    ['btaas info --project ../other', 'another one'],
  ],
  async run(args, face) {
    const absolute = (path: string) => resolve(face.folder, path);
    const found = findProjects((args.paths ?? []).map(absolute), {
      from: face.folder,
      rules: RULES,
      ...(args.project === undefined ? {} : { project: absolute(args.project) }),
    });
    if ('refused' in found) throw new UsageError(found.refused.join('\n').replaceAll(`${face.folder}/`, ''));
    const lines = [`btaas ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`];
    lines.push(`${RULES.length} rules`);
    if (found.projects.length === 0)
      lines.push('', 'No project here: there is no .btaas file in this folder or below it.');
    for (const each of found.projects) lines.push('', ...about(each, face));
    face.out.write(`${lines.map((line) => wrap(line, face.out.columns, ' '.repeat(17))).join('\n')}\n`);
    return CLEAN;
  },
});

function about(of: Project, { folder, today }: Face): string[] {
  const { portfolio } = openProject(of, { from: folder, asOf: today() }).engine.snapshot();
  const own = (document: string) => !portfolio.libraries.has(document);
  const held = KINDS.map((kind) => [kind, portfolio.all(kind).filter(({ document }) => own(document)).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => counted(n, kind, plural(kind)));
  const { config, configFile, files, libraries, findings, links } = of;
  const name = (path: string) => documentName(folder, path) || '.';
  const levels = Object.entries(config.rules).map(([id, level]) => `${id} ${level}`);
  return [
    `project ${name(of.root)}`,
    `  configuration  ${configFile === undefined ? 'none (no btaas.config.json here or above)' : name(configFile)}`,
    `  portfolio      ${portfolio.settings?.id ?? 'none'}`,
    `  files          ${files.length}`,
    `  elements       ${held.length === 0 ? 'none' : held.join(', ')}`,
    ...(libraries.length === 0
      ? []
      : [
          `  libraries      ${libraries.map((each) => `${each.name} (${counted(each.files.length, 'file')})`).join(', ')}`,
        ]),
    ...(levels.length === 0 ? [] : [`  levels         ${joined(levels)}`]),
    ...(links.length === 0 ? [] : [`  not followed   ${links.map(name).join(', ')} (links)`]),
    ...(findings.length === 0 ? [] : [`  trouble        ${findings.map(({ message }) => message).join('; ')}`]),
    `  outputs        ${config.outputs.formats.join(', ')} in ${name(resolve(of.root, config.outputs.folder))}`,
  ];
}

function plural(kind: string): string {
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : kind.endsWith('s') ? `${kind}es` : `${kind}s`;
}
