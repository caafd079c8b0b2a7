import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from '#lib/instance/lock.ts';
import { OperatorError } from '#lib/operator-error.ts';
import { beginPart } from './parts.ts';

export const NEXT = 'node_modules/next/dist/bin/next';

const STAMP = '.next/speciosa-build';
// A build clears `.next` but for its cache.
const LOCK = '.next/cache/speciosa-build.lock';
// All a build reads. What is generated from these (Prisma's client) need not be named.
const SOURCES = [
  '{app,components,features,lib,public}/**/*',
  'prisma/schema/*.prisma',
  '{package-lock,tsconfig}.json',
  '{next,postcss}.config.js',
  'proxy.ts',
];

/** Builds the web application unless `.next` was built from the same sources. Gives whether it had to. */
export async function ensureBuild(report: (sentence: string) => void): Promise<boolean> {
  const wanted = await hashSources();
  if (await isBuilt(wanted)) return false;
  const lock = await awaitLock(LOCK).catch(() => {
    throw new OperatorError('The web application must be built, but this folder cannot be written: npm run build.');
  });
  try {
    if (await isBuilt(wanted)) return false;
    report('Building the web application; later starts skip this.');
    await rm(STAMP, { force: true });
    const child = beginPart(NEXT, ['build'], 'shown');
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new OperatorError('The web application could not be built; the reason stands above.');
    await writeFile(STAMP, wanted);
    return true;
  } finally {
    lock.release();
  }
}

export async function isBuildCurrent(): Promise<boolean> {
  return isBuilt(await hashSources());
}

async function isBuilt(wanted: string): Promise<boolean> {
  return (await readFile(STAMP, 'utf8').catch(() => '')) === wanted;
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const paths: string[] = [];
  for await (const entry of glob(SOURCES, { withFileTypes: true })) {
    if (entry.isFile()) paths.push(join(entry.parentPath, entry.name));
  }
  const sorted = paths.filter((path) => !path.endsWith('next-env.d.ts')).sort();
  const contents = await Promise.all(sorted.map((path) => readFile(path)));
  for (const [index, path] of sorted.entries())
    hash
      .update(`${path}\0`)
      .update(contents[index] ?? '')
      .update('\0');
  return hash.digest('hex');
}

/** Two starts in one checkout must not write `.next` at once. */
async function awaitLock(path: string) {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    const lock = takeLock(path);
    if ('release' in lock) return lock;
    await sleep(250);
  }
}
