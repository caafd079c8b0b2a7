import { clientAddress } from '#features/accounts/client-address.ts';
import { consumeRateLimit } from '#features/accounts/commands/consume-rate-limit.ts';
import { feedVersion, noteFeedUse, type OpenedFeed, openFeed } from '#features/searches/queries/open-feed.ts';
import { type FeedEnding, feedEndings, feedParameters, printFeed } from '#features/searches/queries/print-feed.ts';
import { apiRoute } from '#lib/api-route.ts';
import { env } from '#lib/env.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound, Problem } from '#lib/problem.ts';

const perHour = { limit: 600, windowSeconds: 3600 };
const missesPerHour = { limit: 60, windowSeconds: 3600 };

/** A saved search's citations for programs that cannot sign in: `/feeds/{secret}.bib`, `.ris`, `.json`, `.html` or `.rss`. */
export const GET = apiRoute<{ file: string }>(async (request, { file }) => {
  const [, secret = '', ending = ''] = /^(spf_[\w-]{43})\.([a-z]+)$/.exec(file) ?? [];
  if (!isEnding(ending)) throw notFound('This feed');
  const feed = await openOrCount(secret, request);
  await consumeRateLimit(`feed:${feed.id}`, perHour, 'This feed was asked for too often');
  await noteFeedUse(feed.id);
  const { searchParams } = new URL(request.url);
  const asked = JSON.stringify([ending, ...feedParameters.map((name) => searchParams.get(name))]);
  const { etag, changedAt } = await feedVersion(feed, asked);
  const headers = {
    etag,
    'last-modified': changedAt.toUTCString(),
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex',
  };
  if (isUnchanged(request, etag, changedAt)) return new Response(null, { status: 304, headers });
  const { body, mediaType } = await printFeed(feed, ending, searchParams, changedAt);
  const content = {
    'content-type': mediaType,
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(body, { headers: { ...headers, ...content } });
});

// Guessing a secret is hopeless; it shall not cost the database either.
async function openOrCount(secret: string, request: Request): Promise<OpenedFeed> {
  try {
    return await openFeed(secret);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') {
      const address = clientAddress(request.headers.get('x-forwarded-for'), env().TRUST_PROXY);
      await consumeRateLimit(`feed-miss:${address}`, missesPerHour, 'Too many addresses that do not exist');
    }
    throw error;
  }
}

/** RFC 9110: `If-None-Match` decides when it is sent, else `If-Modified-Since`, to the second. */
function isUnchanged(request: Request, etag: string, changedAt: Date): boolean {
  const none = request.headers.get('if-none-match');
  if (none !== null) return none.split(',').some((each) => ['*', etag, etag.slice(2)].includes(each.trim()));
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}

function isEnding(ending: string): ending is FeedEnding {
  return (feedEndings as readonly string[]).includes(ending);
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
