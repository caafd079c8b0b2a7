import type { PrismaClient } from '#prisma/generated/client.ts';

type Run = (work: (client: PrismaClient) => Promise<unknown>) => Promise<unknown>;
type Holder = Record<string, (...values: unknown[]) => Promise<unknown>>;

/** A client each of whose operations is done by `run`, with whichever client that chooses, maybe more than once. */
export function readingClient(run: Run): PrismaClient {
  const operation =
    (holderIn: (client: PrismaClient) => unknown, name: string) =>
    (...values: unknown[]) =>
      run(async (client) => (holderIn(client) as Holder)[name]?.(...values));
  return withMembers((name) =>
    name.startsWith('$')
      ? operation((client) => client, name)
      : withMembers((verb) => operation((client) => client[name as keyof PrismaClient], verb)),
  ) as PrismaClient;
}

// What is returned by an async function is asked for `then`.
function withMembers(member: (name: string) => unknown): object {
  return new Proxy({}, { get: (_, name) => (typeof name === 'string' && name !== 'then' ? member(name) : undefined) });
}
