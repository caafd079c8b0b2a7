/** Where to go after signing in: a path of this site, else `/`. Refuses everything a browser would take elsewhere. */
export function sameSitePath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/';
  const base = 'http://speciosa.invalid';
  const url = URL.parse(next, base);
  if (!url || url.origin !== base) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/\host` and `/%09/host` are normalised by the parser; what is left must not begin like a host.
  return path.startsWith('//') ? '/' : path;
}
