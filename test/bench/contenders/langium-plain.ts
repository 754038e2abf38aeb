// Plain Langium: its default services over the grammar of BTaaS, all files of a folder, parse to validation.
// With --parse-only it stops after parsing, and writes how long that took.
// The bundle replaces the generated module by one in which names are cross-references (see langium-build.ts).
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  URI,
} from 'langium';
import { NodeFileSystem } from 'langium/node';
import { LastPartScopeProvider } from './last-part-scope.ts';
import { BtaasGeneratedModule, BtaasGeneratedSharedModule } from '../../../packages/language/src/generated/module.js';

const shared: LangiumSharedCoreServices = inject(
  createDefaultSharedCoreModule(NodeFileSystem),
  BtaasGeneratedSharedModule,
);
const services: LangiumCoreServices = inject(createDefaultCoreModule({ shared }), BtaasGeneratedModule, {
  references: { ScopeProvider: (all: LangiumCoreServices) => new LastPartScopeProvider(all) },
});
shared.ServiceRegistry.register(services);

const folder = resolve(process.argv[2] ?? '.');
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.btaas'));
const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
const began = { clock: performance.now(), processors: process.cpuUsage() };
const documents = await Promise.all(paths.map((path) => LangiumDocumentFactory.fromUri(URI.file(join(folder, path)))));
if (process.argv.includes('--parse-only')) {
  const { user, system } = process.cpuUsage(began.processors);
  const time = { milliseconds: performance.now() - began.clock, processorMilliseconds: (user + system) / 1000 };
  console.log(JSON.stringify(time));
  process.exit(0);
}
for (const document of documents) LangiumDocuments.addDocument(document);
await DocumentBuilder.build(documents, { validation: true });

const errors = documents.flatMap((document) =>
  (document.diagnostics ?? [])
    .filter(({ severity }) => severity === 1)
    .map(({ message, range }) => `${document.uri.fsPath}:${range.start.line + 1}: ${message}`),
);
if (errors.length > 0) console.error(`${errors.length} errors, the first: ${errors.slice(0, 3).join('\n')}`);
process.exitCode = errors.length > 0 ? 1 : 0;
