import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '#app/api/v1/operations.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft, makeFindingLibrary } from '../findings/finding-library.ts';
import { apiClient } from './api-client.ts';

let api: Awaited<ReturnType<typeof apiClient>>;
beforeAll(async () => {
  const library = await makeFindingLibrary();
  await draft(library, library.curator);
  await createClaim(library.curator, { statement: 'It binds.', summary: 'It does.' });
  api = await apiClient(library);
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const root = '/libraries/{library}';
const hostile = [
  ...[
    '\0',
    "';DROP TABLE citation;--",
    '\\',
    '%',
    '(',
    '"',
    '1e400',
    '-1',
    '99999999999999999999',
    '0.5',
    '9999-12-31',
  ],
  ...['compound:', 'a,,b', '..', '٣', '𝒳', '__proto__', 'constructor', 'x'.repeat(3000), '9'.repeat(400)],
];
const lists = operations.flatMap(({ method, path, query }) => {
  const isList = method === 'get' && path.startsWith(root) && !path.slice(root.length).includes('{');
  return isList && query instanceof z.ZodObject ? [[path.slice(root.length), Object.keys(query.shape)] as const] : [];
});

test.each(lists)(
  '%s answers whatever its parameters hold',
  async (path, parameters) => {
    const failed: string[] = [];
    for (const name of parameters) {
      for (const value of hostile) {
        const { status } = await api.send('GET', `${path}?${new URLSearchParams({ [name]: value })}`);
        if (status >= 500) failed.push(`${name}=${value.slice(0, 30)}: ${status}`);
      }
    }
    expect(failed).toEqual([]);
  },
  120_000,
);
