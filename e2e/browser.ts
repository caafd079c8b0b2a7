import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** A browser that starts: CHROMIUM_PATH, Playwright's own, the system's, Debian's package, or one from npm. */
export async function findBrowser(say: (sentence: string) => void): Promise<string> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const found = [chromium.executablePath(), ...onPath()].find(starts);
  if (found) return found;
  if (process.getuid?.() === 0 && installPackage(say)) {
    const installed = onPath().find(starts);
    if (installed) return installed;
  }
  say('Using the browser of the @sparticuz/chromium package.');
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

function installPackage(say: (sentence: string) => void): boolean {
  say('Installing the chromium package for the browser tests.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 2] }).status === 0;
  return run('update', '-q') && run('install', '-qy', '--no-install-recommends', 'chromium');
}
