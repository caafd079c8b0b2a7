import { spawnSync } from 'node:child_process';
import { OperatorError } from '#lib/operator-error.ts';

/** The account a process runs as; `undefined` means the current one. */
export type SystemUser = { uid: number; gid: number } | undefined;

const NAME = 'speciosa';

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** PostgreSQL refuses to run as root: find or make an unprivileged account, else fall back to `nobody`. */
export function unprivilegedUser(): SystemUser {
  if (!isRoot()) return undefined;
  const found = lookUp(NAME) ?? (addUser() ? lookUp(NAME) : undefined) ?? lookUp('nobody');
  if (found) return found;
  throw new OperatorError('The database cannot run as root and no other account exists: start as an ordinary user.');
}

/** Whether `user` may enter the directory (or run the file) at `path`. */
export function canReach(user: SystemUser, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;
}

function lookUp(name: string): SystemUser {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : Number.NaN;
  });
  return uid && gid ? { uid, gid } : undefined;
}

function addUser(): boolean {
  const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  return spawnSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', NAME]).status === 0;
}
