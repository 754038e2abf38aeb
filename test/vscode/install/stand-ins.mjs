import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WATCHDOG = 'exports.start = () => {};';

const DEVICE_ID = "exports.getDeviceId = async () => '00000000-0000-0000-0000-000000000000';";

/** Log files, written line by line: what the harness shows when a host does not start. */
const LOGGER = `
const fs = require('node:fs');
const path = require('node:path');

class Logger {
  constructor(file) {
    this.file = file;
  }
  write(message) {
    try {
      fs.mkdirSync(path.dirname(this.file), { recursive: true });
      fs.appendFileSync(this.file, message.endsWith('\\n') ? message : message + '\\n');
    } catch {}
  }
  getLevel() {
    return 0;
  }
  setLevel() {}
  clearFormatters() {}
  setPattern() {}
  flush() {}
  drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) {
  Logger.prototype[level] = Logger.prototype.write;
}
exports.Logger = Logger;
exports.LogLevel = { trace: 0, debug: 1, info: 2, warn: 3, error: 4, critical: 5, off: 6 };
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
`;

/** Puts plain JavaScript in the place of the native modules that the server cannot start without. */
export function writeStandIns(modules) {
  writeModule(modules, '@vscode/native-watchdog', WATCHDOG);
  writeModule(modules, '@vscode/deviceid', DEVICE_ID);
  writeModule(modules, '@vscode/spdlog', LOGGER);
}

function writeModule(modules, name, source) {
  const folder = join(modules, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), source);
}
