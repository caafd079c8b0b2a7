import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { env } from './env.ts';

const requests = new AsyncLocalStorage<string>();

const SECRETS = ['password', 'passwordHash', 'secret', 'token', 'authorization', 'cookie', 'set-cookie', 'databaseUrl'];

/** One JSON object a line on stderr, with the id of the request it belongs to; secrets are blotted out. */
export const log = pino(
  {
    level: levelOrInfo(),
    redact: { paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[secret]' },
    mixin: () => (requests.getStore() ? { requestId: requests.getStore() } : {}),
    serializers: { error: pino.stdSerializers.err },
    base: { pid: process.pid },
  },
  pino.destination({ dest: 2, sync: true }),
);

/** Everything logged inside `work` carries the id: the caller's, when it is a plain one, else a new one. */
export function withRequestId<Result>(
  given: string | null | undefined,
  work: (requestId: string) => Promise<Result>,
): Promise<Result> {
  const requestId = given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
  return requests.run(requestId, () => work(requestId));
}

/** A wrong environment is reported by the start, in sentences; the log must not fail before it. */
function levelOrInfo(): string {
  try {
    return env().LOG_LEVEL;
  } catch {
    return 'info';
  }
}
