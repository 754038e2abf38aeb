import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { cached, unpack } from './cache.mjs';

const CHROMIUM = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};
/** Raise it when the code here changes what lands in the cache. */
const REVISION = 1;

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns {{ executablePath: string, env: NodeJS.ProcessEnv }} how to launch it */
export function installChromium() {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, env: process.env };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  const executablePath = INSTALLED.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium was found: name one in CHROMIUM_PATH');
  return { executablePath, env: process.env };
}

function packagedChromium() {
  const folder = cached(`chromium-${CHROMIUM.version}-r${REVISION}`, unpackChromium);
  // NSS and expat travel with the package.
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'lib') };
  // On a machine without fonts every text would be 0 wide.
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = writeFontConfiguration(folder);
  return { executablePath: join(folder, 'chromium'), env };
}

function unpackChromium(folder) {
  unpack(CHROMIUM, folder, ['--strip-components=2', 'package/bin']);
  decompress(folder, 'chromium.br', 'chromium');
  chmodSync(join(folder, 'chromium'), 0o755);
  for (const name of ['al2023.tar', 'fonts.tar']) {
    decompress(folder, `${name}.br`, name);
    execFileSync('tar', ['-xf', name], { cwd: folder });
    rmSync(join(folder, name));
  }
  rmSync(join(folder, 'swiftshader.tar.br'), { force: true });
}

function decompress(folder, from, to) {
  writeFileSync(join(folder, to), brotliDecompressSync(readFileSync(join(folder, from))));
  rmSync(join(folder, from));
}

function writeFontConfiguration(folder) {
  const file = join(folder, 'own-fonts.conf');
  const fonts = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}</fontconfig>\n`,
  );
  return file;
}
