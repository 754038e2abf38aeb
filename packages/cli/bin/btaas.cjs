#!/usr/bin/env node
// Old syntax on purpose: an old Node must be able to read this and say what is wrong.
var major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  console.error('btaas needs Node 22 or newer; this is ' + process.version + '.');
  process.exit(2);
}
import('../dist/main.js').catch(function (error) {
  var isMissing = error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).indexOf('dist/main.js') >= 0;
  if (!isMissing) throw error;
  console.error('btaas is not built yet: npm run build');
  process.exit(2);
});
