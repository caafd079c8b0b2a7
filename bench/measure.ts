import { Agent, request } from 'node:http';

/** Times of many tries, in the unit they were given in. */
export type Times = { median: number; p95: number; count: number };

export function timesOf(tries: readonly number[]): Times {
  const sorted = tries.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), count: sorted.length };
}

/** How long one thing takes, and what it gave. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ milliseconds: number; result: Result }> {
  const since = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - since, result };
}

/** Does one thing again and again, a few times unmeasured first. */
export async function repeat(count: number, work: (turn: number) => Promise<unknown>, warmUp = 3): Promise<Times> {
  const milliseconds: number[] = [];
  for (let turn = -warmUp; turn < count; turn += 1) {
    const { milliseconds: taken } = await timed(() => work(Math.max(turn, 0)));
    if (turn >= 0) milliseconds.push(taken);
  }
  return timesOf(milliseconds);
}

export type Load = Times & { perSecond: number; bytes: number };
type Asking = { addresses: readonly string[]; headers: Record<string, string>; connections: number; seconds: number };

/** So many connections that ask one address after the other as fast as they are answered. Anything but 200 is a failure of the bench. */
export async function load({ addresses, headers, connections, seconds }: Asking): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const milliseconds: number[] = [];
  let bytes = 0;
  let turn = 0;
  const ask = async (until: number, measured: boolean) => {
    while (performance.now() < until) {
      const address = addresses[turn++ % addresses.length] ?? '';
      const { milliseconds: taken, result } = await timed(() => fetched(address, headers, agent));
      if (!measured) continue;
      milliseconds.push(taken);
      bytes += result;
    }
  };
  const all = (until: number, measured: boolean) =>
    Promise.all(Array.from({ length: connections }, () => ask(until, measured)));
  await all(performance.now() + Math.min(seconds * 400, 2000), false);
  const since = performance.now();
  await all(since + seconds * 1000, true);
  const elapsed = (performance.now() - since) / 1000;
  agent.destroy();
  return {
    ...timesOf(milliseconds),
    perSecond: milliseconds.length / elapsed,
    bytes: bytes / (milliseconds.length || 1),
  };
}

/** Reads an address to its end; gives its size. */
export function fetched(address: string, headers: Record<string, string>, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers, agent }, (answer) => {
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(size);
        else reject(new Error(`${address} gave ${answer.statusCode}.`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
