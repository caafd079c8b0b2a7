import { isStatementTimeout } from './database.ts';
import { env } from './env.ts';
import { log, withRequestId } from './log.ts';
import { Problem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

type Context<Params> = { params: Promise<Params> };

/**
 * Wraps a route of the HTTP API: request id in and out, what every answer carries, the time until it could be sent (`Server-Timing`),
 * expected failures as `application/problem+json` (RFC 9457), bugs logged and answered with 500 without their text.
 */
export function apiRoute<Params>(handle: (request: Request, params: Params) => Promise<Response>) {
  return (request: Request, context: Context<Params>): Promise<Response> =>
    withRequestId(request.headers.get('x-request-id'), async (requestId) => {
      const since = performance.now();
      let response: Response;
      try {
        response = await handle(request, await context.params);
      } catch (error) {
        response = problemResponse(toProblem(error, request));
      }
      response.headers.set('x-request-id', requestId);
      response.headers.set('server-timing', `app;dur=${(performance.now() - since).toFixed(1)}`);
      const secure = env().BASE_URL.startsWith('https:');
      for (const [name, value] of Object.entries(securityHeaders({ secure }))) response.headers.set(name, value);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
      return response;
    });
}

function toProblem(error: unknown, request: Request): Problem {
  if (error instanceof Problem) return error;
  if (isStatementTimeout(error)) return new Problem('unavailable', 'This took too long and was stopped: ask for less.');
  log.error({ error, method: request.method, path: new URL(request.url).pathname }, 'unexpected failure in the API');
  return new Problem('internal', 'The fault is logged under the id in the X-Request-Id header.');
}

function problemResponse(problem: Problem): Response {
  const response = Response.json(problem, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
  if (problem.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  }
  if (problem.allow) response.headers.set('allow', problem.allow.join(', '));
  if (problem.kind === 'unauthenticated') response.headers.set('www-authenticate', 'Bearer realm="Speciosa"');
  return response;
}

/** The body as JSON; throws `invalid` with the parser's words when it is none. */
export async function jsonBody(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    throw new Problem('invalid', `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The encoding the body is said to have, if any. */
export function charsetOf(request: Request): string | undefined {
  return /;\s*charset="?([^\s;"]+)/i.exec(request.headers.get('content-type') ?? '')?.[1];
}

/** The body as it comes in, for what is a file. */
export async function* bodyBytes(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return;
    yield value;
  }
}

/**
 * The version a write is meant for, from `If-Match`: a number, or `any` for `*`.
 * Without the header the answer is 428, so that nobody overwrites what they have not seen.
 */
export function expectedVersion(request: Request): number | 'any' {
  const header = request.headers.get('if-match');
  if (header === null) {
    throw new Problem('version-required', 'Send If-Match with the ETag you read, or * to override.');
  }
  if (header.trim() === '*') return 'any';
  const version = Number(/^\s*(?:W\/)?"?(\d+)"?\s*$/.exec(header)?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) throw new Problem('stale', 'If-Match does not name a version of this record.');
  return version;
}

/** JSON with the record's version as ETag. */
export function versionedJson(body: { version: number }, init: ResponseInit = {}): Response {
  const response = Response.json(body, init);
  response.headers.set('etag', `"${body.version}"`);
  return response;
}

/** The body as JSON, or an empty object where there is none: a transition that says nothing more. */
export async function optionalBody(request: Request): Promise<unknown> {
  const empty = (await request.clone().text()).trim() === '';
  return empty ? {} : jsonBody(request);
}

/** As `expectedVersion` where `If-Match` is sent; a step of a review is safe without, as its state says whether it may be taken. */
export function optionalVersion(request: Request): number | 'any' {
  return request.headers.has('if-match') ? expectedVersion(request) : 'any';
}
