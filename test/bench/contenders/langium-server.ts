// Plain Langium as a language server: its default services over the grammar of BTaaS (see langium-build.ts).
import { inject } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type LangiumServices,
  type LangiumSharedServices,
  startLanguageServer,
} from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { LastPartScopeProvider } from './last-part-scope.ts';
import { BtaasGeneratedModule, BtaasGeneratedSharedModule } from '../../../packages/language/src/generated/module.js';

const connection = createConnection(ProposedFeatures.all);
const shared: LangiumSharedServices = inject(
  createDefaultSharedModule({ connection, ...NodeFileSystem }),
  BtaasGeneratedSharedModule,
);
const services: LangiumServices = inject(createDefaultModule({ shared }), BtaasGeneratedModule, {
  references: { ScopeProvider: (all: LangiumServices) => new LastPartScopeProvider(all) },
});
shared.ServiceRegistry.register(services);
startLanguageServer(shared);
