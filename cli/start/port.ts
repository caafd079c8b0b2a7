import { once } from 'node:events';
import { createServer } from 'node:net';
import { OperatorError } from '#lib/operator-error.ts';

const reasons: Record<string, string> = {
  EADDRINUSE: 'is taken by another program: end that or set PORT',
  EACCES: 'may not be used by this account: set PORT to 1024 or higher',
  EADDRNOTAVAIL: 'cannot be used, as this machine does not have that address: set HOST',
  ENOTFOUND: 'cannot be used, as there is no such address: set HOST',
};

/** Throws an `OperatorError` when the web server could not listen there. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new OperatorError(`Port ${port} of ${host} ${reasons[code] ?? `cannot be used (${code})`}.`);
  }
  server.close();
  await once(server, 'close');
}
