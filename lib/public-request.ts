import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Why a request to an address outside did not succeed, in words for whoever gave the address. */
export class RequestFault extends Error {}

// Networks that are no part of the public Internet (IANA's special-purpose registries), and tunnels that may lead into one.
const privateNetworks = new BlockList();
for (const network of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [address = '', bits] = network.split('/');
  privateNetworks.addSubnet(address, Number(bits), 'ipv4');
}
const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  tunnels.addSubnet(address, bits, 'ipv6');
}

/** Whether an IP address is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !privateNetworks.check(address, 'ipv4');
  return family === 6 && publicIpv6.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
}

type Outgoing = { headers: Record<string, string>; body: string; allowed?: readonly string[]; timeoutMs?: number };

/**
 * Posts to a public address and gives the status. The name is resolved here and the connection goes to what was checked, so that a name
 * that resolves otherwise a moment later leads nowhere else; redirects are not followed. `allowed` are hosts that may be private.
 */
export async function postPublicly(
  address: string,
  { headers, body, allowed = [], timeoutMs = 10_000 }: Outgoing,
): Promise<number> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const resolved = await resolvePublicly(host, allowed.includes(host));
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(timeoutMs),
        agent: false,
        lookup: (_name, options, done) => {
          if (options.all) done(null, [resolved]);
          else done(null, resolved.address, resolved.family);
        },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on('error', (error) => reject(new RequestFault(`${host} did not answer: ${error.message}`)));
    outgoing.end(body);
  });
}

async function resolvePublicly(host: string, mayBePrivate: boolean): Promise<{ address: string; family: number }> {
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) throw new RequestFault(`There is no host ${host}.`);
  if (!mayBePrivate && !found.every(({ address }) => isPublicAddress(address))) {
    throw new RequestFault(`${host} is a private address; an operator can allow it by WEBHOOK_HOSTS.`);
  }
  return first;
}
