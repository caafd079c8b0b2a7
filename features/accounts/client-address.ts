/**
 * The address a request came from, for throttling. With `trustedProxies` reverse proxies in front, each of which appends to X-Forwarded-For,
 * it is that many entries from the right; without one, the only entry is what the server wrote from the socket.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-Math.max(1, trustedProxies)) || hops[0] || 'unknown';
}
