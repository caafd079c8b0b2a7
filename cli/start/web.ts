import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '#lib/operator-error.ts';
import { NEXT } from './build.ts';
import { beginPart } from './parts.ts';

const PATIENCE_MS = 60_000;

/** Begins the web server and waits until it answers. */
export async function beginWeb(host: string, port: number, dev: boolean): Promise<ChildProcess> {
  const args = ['--hostname', host, '--port', String(port)];
  const child = dev ? beginPart(NEXT, ['dev', ...args], 'shown') : beginPart('cli/start/web-server.ts', args, 'hidden');
  const since = Date.now();
  while (child.exitCode === null && child.signalCode === null && Date.now() - since < PATIENCE_MS) {
    if (await answers(host, port)) return child;
    await sleep(50);
  }
  throw new OperatorError('The web server did not start; the reason stands above.');
}

async function answers(host: string, port: number): Promise<boolean> {
  const anywhere = host === '0.0.0.0' || host === '::';
  const name = anywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const signal = AbortSignal.timeout(20_000);
  return fetch(`http://${name}:${port}/api/health`, { signal }).then(
    (response) => response.ok,
    () => false,
  );
}
