import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { KeptAnswer } from './kept-answers.ts';

const compress = promisify(gzip);
const leastCompressed = 1024;
// Not of the answer, but of its sending.
const ofSending = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/**
 * Holds back what a handler writes to a response until it ends, uncompressed, and gives it whole: what can be kept (200, no cookie set)
 * as `answer`. Whoever asked is answered in any case.
 */
export async function holdResponse(
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => Promise<void>,
): Promise<KeptAnswer | null> {
  const accepted = request.headers['accept-encoding'];
  delete request.headers['accept-encoding'];
  const chunks: Buffer[] = [];
  const { write, end, flushHeaders, writeHead } = response;
  const ended = new Promise<boolean>((resolve) => {
    response.once('close', () => resolve(false));
    const take = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, encoding as BufferEncoding));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const done = (...values: unknown[]) =>
      values.find((value) => typeof value === 'function') as (() => void) | undefined;
    Object.assign(response, {
      flushHeaders: () => undefined,
      writeHead: (status: number, ...more: unknown[]) => {
        response.statusCode = status;
        const headers = more.find((value) => typeof value === 'object' && value !== null);
        for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value as string);
        return response;
      },
      write: (chunk: unknown, encoding: unknown, written: unknown) => {
        take(chunk, encoding);
        done(encoding, written)?.();
        return true;
      },
      end: (chunk: unknown, encoding: unknown, written: unknown) => {
        take(chunk, encoding);
        resolve(true);
        done(chunk, encoding, written)?.();
        return response;
      },
    });
  });
  // Some handlers settle only when all has been sent.
  const handled = handle();
  const isWhole = await Promise.race([ended, handled.then(() => ended)]).finally(() =>
    Object.assign(response, { write, end, flushHeaders, writeHead }),
  );
  if (!isWhole) return handled.then(() => null);
  const body = Buffer.concat(chunks);
  await sendBody(response, body, accepted);
  await handled;
  return response.statusCode === 200 && !response.hasHeader('set-cookie') ? answerOf(response, body) : null;
}

/** Gives a kept answer again, under a nonce and the headers of its own. */
export async function sendKept(
  { headers, nonce, pieces }: KeptAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  fresh: { nonce: string; headers: Record<string, string> },
): Promise<void> {
  for (const [name, value] of headers) {
    response.setHeader(name, nonce ? value.replaceAll(nonce, fresh.nonce) : value);
  }
  for (const [name, value] of Object.entries(fresh.headers)) response.setHeader(name, value);
  await sendBody(response, Buffer.from(pieces.join(fresh.nonce)), request.headers['accept-encoding']);
}

async function sendBody(
  response: ServerResponse,
  body: Buffer,
  accepted: string | string[] | undefined,
): Promise<void> {
  const isLong = body.length >= leastCompressed && !response.hasHeader('content-encoding');
  if (isLong) response.setHeader('vary', withAcceptEncoding(String(response.getHeader('vary') ?? '')));
  const isCompressed = isLong && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));
  if (isCompressed) response.setHeader('content-encoding', 'gzip');
  const sent = isCompressed ? await compress(body, { level: constants.Z_BEST_SPEED + 2 }) : body;
  response.setHeader('content-length', sent.length);
  response.end(sent);
}

function withAcceptEncoding(vary: string): string {
  if (/accept-encoding/i.test(vary)) return vary;
  return vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding`;
}

function answerOf(response: ServerResponse, body: Buffer): KeptAnswer {
  const headers = Object.entries(response.getHeaders()).flatMap(([name, value]): [string, string][] =>
    ofSending.has(name) || name === 'content-encoding' || value === undefined ? [] : [[name, String(value)]],
  );
  const policy = String(response.getHeader('content-security-policy') ?? '');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? null;
  const text = body.toString();
  return { headers, nonce, pieces: nonce ? text.split(nonce) : [text] };
}
