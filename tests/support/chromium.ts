import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

import { chromium } from 'playwright-core';

/** Names that distributions give the browser, in the order of preference. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A download that takes longer has no network behind it. */
const DOWNLOAD_LIMIT_MS = 60_000;

const PACKAGE_LIMIT_MS = 300_000;

/** Without a font a page has boxes for letters, and other widths than a person sees. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-liberation'];

/** No sandbox for root in a container; no GPU; and nothing that a browser does of its own accord on the network. */
export const LAUNCH_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(command: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

/**
 * Finds a Chromium: the one that CHROMIUM_PATH names, one on the PATH, or Playwright's own.
 * @throws Error when CHROMIUM_PATH names no executable file: a wrong setting must not be passed over.
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is not an executable file. Correct it or unset it.`);
  }
  const own = chromium.executablePath();
  return COMMANDS.map(onPath).find((found) => found !== undefined) ?? (isExecutable(own) ? own : undefined);
}

function installWithPlaywright(): void {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: DOWNLOAD_LIMIT_MS });
}

function installWithDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const options = {
    stdio: 'inherit',
    timeout: PACKAGE_LIMIT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-q'], options as never);
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...DEBIAN_PACKAGES], options as never);
  } catch (error) {
    console.error(`apt-get could not install chromium: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Finds a Chromium, or installs one: with Playwright's installer, else with Debian's package where that is allowed.
 * @throws Error saying what to do. Browser tests are never skipped silently.
 */
export function ensureChromium(): string {
  for (const install of [undefined, installWithPlaywright, installWithDebian]) {
    install?.();
    const found = findChromium();
    if (found !== undefined) return found;
  }
  throw new Error('No Chromium was found or could be installed. Install one, or set CHROMIUM_PATH to its executable.');
}
