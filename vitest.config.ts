import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests run on the sources: no build step stands between an edit and its test.
  resolve: { conditions: ['source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['packages/rules/build/registry.mjs'],
    testTimeout: 30_000,
  },
});
