import 'mocha/mocha.js';

/** What the worker extension host calls: resolves when all tests have passed. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', color: false, timeout: 20_000, reporter: 'spec' });
  await import('./all.js');
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} test(s) failed`))));
  });
}
