// npm run bench [-- --services 1000,10000,100000 --one-file 10000 --runs 3 --seed 1 --others-up-to 10000 --skip-others
//   --skip-phases --only 'floor,btaas check,plain Langium,likec4,TypeSpec']
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`The benchmark needs Node 22.18 or newer; this is ${process.version}. npm run bench brings its own.`);
  process.exit(2);
}
await import('./bench.ts');
