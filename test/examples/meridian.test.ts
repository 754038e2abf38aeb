import { resolve } from 'node:path';
import { analyseProject, openProject, readProject } from '@btaas/workspace';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../examples/meridian');

test('examples/meridian is free of errors and warnings', () => {
  const project = readProject(resolve(root, 'btaas.config.json'), { from: root });
  const { findings } = analyseProject(openProject(project, { from: root, asOf: '2026-11-24' }));
  expect(findings.filter(({ level }) => level !== 'information')).toEqual([]);
  // That these promises rest on failures that come apart is worth knowing, and no mistake.
  expect(findings.map(({ id, at }) => `${id} ${at.document}`)).toEqual(['BT203 online.btaas', 'BT203 services.btaas']);
});
