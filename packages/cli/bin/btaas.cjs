#!/usr/bin/env node
// Old syntax on purpose: an old Node must be able to read this and say what is wrong.
var major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  console.error('btaas needs Node 22 or newer; this is ' + process.version + '.');
  process.exit(2);
}
import('../dist/main.js');
