// Begun by `beginWeb`: Next's production server, with lists that have not changed answered before it.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import next from 'next';
import { asOneReading, disconnect } from '#lib/database.ts';
import { env, provideEnv } from '#lib/env.ts';
import { dropForgedAddress } from '#lib/forged-address.ts';
import { log } from '#lib/log.ts';
import { answerList } from './list-answers.ts';

const { values } = parseArgs({ options: { hostname: { type: 'string' }, port: { type: 'string' } } });
const { hostname = '127.0.0.1' } = values;
const port = Number(values.port);

const server = createServer();
const app = next({ dev: false, hostname, port, httpServer: server });
// As `next start` sets it: where an action that leads elsewhere fetches that page.
provideEnv({
  __NEXT_PRIVATE_ORIGIN: `http://${hostname === '0.0.0.0' || hostname === '::' ? 'localhost' : hostname}:${port}`,
});
await app.prepare();
const handle = app.getRequestHandler();

server.on('request', (request, response) => {
  dropForgedAddress(request, env().TRUST_PROXY);
  asOneReading(() => answerList(request, response, () => handle(request, response))).catch((error) => {
    log.error({ error, path: request.url?.split('?')[0] }, 'a request failed before it reached the application');
    if (!response.headersSent) response.writeHead(500).end('Internal Server Error');
    else response.destroy();
  });
});
server.listen(port, hostname);

const stop = () => {
  server.close(async () => {
    await Promise.all([app.close(), disconnect()]);
    process.exit(0);
  });
};
process.once('SIGTERM', stop).once('SIGINT', stop);
