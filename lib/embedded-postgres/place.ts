import { chmod, mkdir, mkdtemp, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '#lib/operator-error.ts';
import { SHARED_HOME } from './binaries.ts';
import { canReach, isRoot, type SystemUser, unprivilegedUser } from './system-user.ts';

export interface Place {
  /** Folder of the cluster. */
  cluster: string;
  user: SystemUser;
  /** Where a link to the cluster belongs, when it lies outside DATA_DIR. */
  link?: string;
}

/**
 * Where the embedded cluster of `dataDir` lies and who runs it: DATA_DIR/postgres. PostgreSQL refuses to run as root;
 * when root's DATA_DIR is closed to the other account, the cluster lies in /var/lib/speciosa and DATA_DIR/postgres is
 * a link to it.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const path = join(dataDir, 'postgres');
  const linked = await readlink(path).catch(() => undefined);
  const existing = await stat(path).catch(() => undefined);
  if (linked && !existing)
    throw new OperatorError(`${path} points to ${linked}, which is gone: restore it or the link.`);
  if (existing) return { cluster: linked ?? path, user: ownerOf(existing, path) };
  const user = unprivilegedUser();
  if (canReach(user, dataDir)) return { cluster: path, user };
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  const home = await mkdtemp(join(SHARED_HOME, 'cluster-'));
  await chmod(home, 0o711);
  return { cluster: join(home, 'postgres'), user, link: path };
}

/** A cluster is run by the account it belongs to. */
function ownerOf({ uid, gid }: { uid: number; gid: number }, path: string): SystemUser {
  if (isRoot()) return { uid, gid };
  if (uid === process.getuid?.()) return undefined;
  throw new OperatorError(`${path} belongs to another user: start as the user who started first.`);
}
