import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#lib/free-port.ts';
import { OperatorError } from '#lib/operator-error.ts';
import type { Binaries } from './binaries.ts';
import { readPostmaster } from './postmaster-file.ts';
import type { SystemUser } from './system-user.ts';

export interface ServerOptions {
  binaries: Binaries;
  /** Folder of the initialised cluster. */
  cluster: string;
  user: SystemUser;
  logFile: string;
  settings?: Record<string, string>;
  /** Deleted when this process dies without stopping the server. */
  throwaway?: string;
}

export interface Server {
  port: number;
  /** Settles when the server ends for whatever reason. */
  ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, committed rows are safe. */
  stop(): Promise<void>;
}

const START_PATIENCE_MS = 60_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** Starts PostgreSQL on a free port of 127.0.0.1; it ends with this process, even when that is killed. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = await freePort();
  const child = await launch(options, port);
  const ended = once(child, 'exit').then(() => undefined);
  const guard = endWithParent(child, options);
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    guard.kill('SIGKILL');
  };
  await untilReady(child, options).catch(async (error) => {
    await stop();
    throw error;
  });
  return { port, ended, stop };
}

async function launch({ binaries, cluster, user, logFile, settings }: ServerOptions, port: number) {
  if ((await stat(logFile).catch(() => undefined))?.size ?? 0 > LOG_LIMIT_BYTES) await rm(logFile);
  const log = await open(logFile, 'a');
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    // Its own session: Ctrl-C must reach the start alone, which stops the parts in order.
    return spawn(binaries.postgres, ['-D', cluster, ...flags], {
      ...user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
}

// Reads a pipe of this process, which closes however the process dies; then stops the server and waits for it.
const GUARD = `read -r _; kill -INT "$1"; for _ in $(seq 100); do kill -0 "$1" || break; sleep 0.1; done 2>&-; \
[ -z "$2" ] || rm -rf -- "$2"`;

function endWithParent(server: ChildProcess, { user, throwaway }: ServerOptions): ChildProcess {
  const guard = spawn('sh', ['-c', GUARD, 'sh', String(server.pid), throwaway ?? ''], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.unref();
  return guard;
}

async function untilReady(child: ChildProcess, { cluster, logFile }: ServerOptions): Promise<void> {
  const since = Date.now();
  while (child.exitCode === null && child.signalCode === null && Date.now() - since < START_PATIENCE_MS) {
    const now = await readPostmaster(cluster);
    if (now?.pid === child.pid && now?.status === 'ready') return;
    await sleep(20);
  }
  const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
  const fatal = lines.slice(-20).find((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '';
  throw new OperatorError(
    `The embedded PostgreSQL did not start (${fatal.replace(/^.*FATAL:\s*/, '')}); see ${logFile}.`,
  );
}
