import type { IncomingMessage } from 'node:http';

/**
 * With no proxy in front, whatever a request says of where it came from is made up, and throttling by address would believe it (Next fills the header in
 * only where it is missing).
 */
export function dropForgedAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxies: number): void {
  if (trustedProxies === 0) request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? 'unknown';
}
