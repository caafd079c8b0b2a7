/**
 * Whether a request may change something on the strength of a cookie. Browsers say where a request came from by Sec-Fetch-Site, older
 * ones by Origin; a request with neither is no browser's, and nobody can make a stranger's program send it.
 */
export function isSameOrigin(request: Request, baseUrl: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (!origin) return true;
  return origin === new URL(baseUrl).origin || URL.parse(origin)?.host === request.headers.get('host');
}
