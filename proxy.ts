import { randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { pathHeader } from '#features/accounts/path-header.ts';
import { listProviders } from '#features/accounts/providers.ts';
import { sessionCookieName } from '#features/accounts/session-cookie-name.ts';
import { alternateLinks } from '#features/citations/alternate-links.ts';
import { env, isDevelopment } from '#lib/env.ts';
import { contentSecurityPolicy, securityHeaders } from '#lib/security-headers.ts';

// Pages that need no session; everything else but the API and files leads to the sign-in.
const open = /^\/((sign-in|setup|invite|api)(\/|$)|[^/]+\.(webmanifest|svg|png|ico|txt)$)/;

/** One place for headers and sign-in redirects. Whether a session is still good is decided by the page, in the database. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const secure = env().BASE_URL.startsWith('https:');
  const requestId = requestIdOf(request);
  const nonce = Buffer.from(randomUUID()).toString('base64');
  const development = isDevelopment();
  const policy = contentSecurityPolicy({
    nonce,
    secure,
    development,
    formOrigins: listProviders().map(({ origin }) => origin),
  });

  const headers = new Headers(request.headers);
  headers.set('x-request-id', requestId);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.set(pathHeader, pathname + search);

  const isPage = request.method === 'GET' && !open.test(pathname);
  const response =
    isPage && !request.cookies.has(sessionCookieName(secure))
      ? redirectToSignIn(request)
      : NextResponse.next({ request: { headers } });
  response.headers.set('x-request-id', requestId);
  const links = isPage && response.ok ? alternateLinks(pathname, search) : null;
  if (links) response.headers.append('link', links);
  for (const [name, value] of Object.entries(securityHeaders({ secure }))) response.headers.set(name, value);
  // What the API and attachments may do is said by their routes.
  if (!pathname.startsWith('/api/')) response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  // What the build made is the same for everyone and needs none of this. The API, the feeds and where files are uploaded set their headers
  // themselves: Next keeps a copy of every body that passes here, while those are streamed.
  matcher: ['/((?!api/v1/|feeds/|.+/upload$|_next/static|_next/image|favicon.ico|icon.svg|robots.txt).*)'],
};

function redirectToSignIn({ nextUrl }: NextRequest): NextResponse {
  const next = nextUrl.pathname + nextUrl.search;
  const address = nextUrl.clone();
  address.pathname = '/sign-in';
  address.search = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  return NextResponse.redirect(address, 303);
}

function requestIdOf(request: NextRequest): string {
  const given = request.headers.get('x-request-id');
  return given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}
