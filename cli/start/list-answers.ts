import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { noteSessionUse, noteTokenUse } from '#features/accounts/commands/note-use.ts';
import { openSession, sessionCookie } from '#features/accounts/session-cookie.ts';
import { findReaderBySession, findReaderByToken, type LibraryReader } from '#features/libraries/queries.ts';
import { holdResponse, sendKept } from '#lib/held-response.ts';
import { type KeptAnswer, keptAnswers } from '#lib/kept-answers.ts';

const listPage = /^\/([a-z0-9-]+)\/(?:citations|findings|claims|map|disagreements)$/;
const listOfApi = /^\/api\/v1\/libraries\/([a-z0-9-]+)\/(?:citations|facets|findings|claims|map|disagreements)$/;
// A page is one thing for a reader, another for the router of a page already open.
const varying = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url'];
const longestAddress = 2000;

// Ages are told to the minute.
const answers = keptAnswers({ mostBytes: 48 * 1024 * 1024, milliseconds: 60_000 });
const making = new Map<string, Promise<KeptAnswer | null>>();

/**
 * Answers a list, as page or as API, with what was made for the same person and the same address, while nobody has written anything since; the
 * database is asked every time who reads, and whether anything was written. What is not there yet is made by `handle`, once for all who wait.
 */
export async function answerList(
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => Promise<void>,
): Promise<void> {
  const since = performance.now();
  const asked = listAsked(request);
  // Without a database the application says so itself.
  const reader = asked && (await asked.reader().catch(() => null));
  if (!reader) return handle();
  const key = JSON.stringify([request.url, asked.variant, reader.state]);
  const made = answers.get(key) ?? (await making.get(key));
  if (!made) return make(key, request, response, handle);
  if (reader.isStale) await asked.noteUse(reader.id);
  const headers = {
    'x-request-id': requestIdOf(request),
    'server-timing': `app;dur=${(performance.now() - since).toFixed(1)}`,
  };
  return sendKept(made, request, response, { nonce: Buffer.from(randomUUID()).toString('base64'), headers });
}

async function make(key: string, request: IncomingMessage, response: ServerResponse, handle: () => Promise<void>) {
  const answer = holdResponse(request, response, handle);
  const waiting = answer.catch(() => null);
  if (!making.has(key)) making.set(key, waiting);
  try {
    const whole = await answer;
    if (whole) answers.keep(key, whole);
  } finally {
    if (making.get(key) === waiting) making.delete(key);
  }
}

type Asked = { variant: unknown; reader: () => Promise<LibraryReader | null>; noteUse: (id: string) => Promise<void> };

function listAsked({ method, url = '', headers }: IncomingMessage): Asked | null {
  const [path = ''] = url.split('?', 1);
  if (method !== 'GET' || url.length > longestAddress) return null;
  if (headers['next-action'] || headers.range || /no-cache/.test(`${headers['cache-control']} ${headers.pragma}`)) {
    return null;
  }
  const [, ofApi] = listOfApi.exec(path) ?? [];
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (ofApi && token) {
    return { variant: 'token', reader: () => findReaderByToken(token, ofApi), noteUse: noteTokenUse };
  }
  const [, slug = ofApi] = listPage.exec(path) ?? [];
  const { session, others } = cookiesOf(headers.cookie);
  if (!slug || !session || headers.authorization) return null;
  const reader = async () => {
    const sessionId = await openSession(session);
    return sessionId && findReaderBySession(sessionId, slug);
  };
  return {
    variant: [others, headers.host, ...varying.map((name) => headers[name])],
    reader: async () => (await reader()) || null,
    noteUse: noteSessionUse,
  };
}

// Whatever else is in the cookies, the theme for one, may stand in the page.
function cookiesOf(header = ''): { session: string | undefined; others: string[] } {
  const { name } = sessionCookie();
  const cookies = header.split(/; */).filter((cookie) => cookie !== '');
  const isSession = (cookie: string) => cookie.startsWith(`${name}=`);
  return {
    session: cookies.find(isSession)?.slice(name.length + 1),
    others: cookies.filter((cookie) => !isSession(cookie)),
  };
}

function requestIdOf({ headers }: IncomingMessage): string {
  const given = String(headers['x-request-id'] ?? '');
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
