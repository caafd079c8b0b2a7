import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError } from '#lib/operator-error.ts';
import type { Binaries } from './binaries.ts';
import type { SystemUser } from './system-user.ts';

export const SUPERUSER = 'speciosa';

export interface ClusterOptions {
  binaries: Binaries;
  cluster: string;
  user: SystemUser;
  password: string;
  /** Not forced to disk: for tests. */
  throwaway?: boolean;
}

/** Makes the cluster unless it exists. Whole or not at all: it is built beside its place and moved there. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  if (await stat(join(options.cluster, 'PG_VERSION')).catch(() => undefined)) return;
  const partial = `${options.cluster}.new`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(partial), `.password-${process.pid}`);
  try {
    await writeFile(passwordFile, options.password, { mode: 0o600 });
    for (const path of options.user ? [partial, passwordFile] : []) {
      await chown(path, options.user?.uid ?? 0, options.user?.gid ?? 0);
    }
    await initialise(options, partial, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, options.cluster);
}

async function initialise(options: ClusterOptions, folder: string, passwordFile: string): Promise<void> {
  const { binaries, user, throwaway } = options;
  // The built-in locale sorts by code point on every machine, so an index never depends on the system's C library.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const sync = throwaway ? ['--no-sync'] : [];
  const child = spawn(binaries.initdb, ['-D', folder, ...sync, ...locale, ...access], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0)
    throw new OperatorError(`The embedded PostgreSQL could not be set up: ${said.trim().split('\n').at(-1)}.`);
}
