import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary } from '../library.ts';
import { apiClient } from './api-client.ts';

type Client = Awaited<ReturnType<typeof apiClient>>;
type Citation = { id: string; version: number; csl: Record<string, unknown> };

let api: Client;
let other: Client;
beforeAll(async () => {
  api = await apiClient(await makeLibrary());
  other = await apiClient(await makeLibrary());
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

async function addBook(client = api, csl: object = {}): Promise<Citation> {
  const answer = await client.send('POST', '/citations', { body: { csl: { type: 'book', title: 'A book', ...csl } } });
  expect(answer.status).toBe(201);
  return answer.body as Citation;
}

/** The status and the kind of the problem, after its form was checked: RFC 9457. */
async function refusal(asked: ReturnType<Client['send']>): Promise<string> {
  const { status, headers, body } = await asked;
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('x-request-id')).toMatch(/^[\w.-]{8,}$/);
  const { type, title, status: said, detail } = body as Record<string, string>;
  expect({ title, said, detail }).toEqual({ title: expect.any(String), said: status, detail: expect.any(String) });
  return `${status} ${type?.replace('urn:speciosa:problem:', '')}`;
}

describe('If-Match', () => {
  test.each(['PATCH', 'DELETE'])('%s without it is 428, with a stale one 412, and nothing changes', async (method) => {
    const { id } = await addBook();
    const body = method === 'PATCH' ? { csl: { title: 'Changed' } } : undefined;
    const ask = (ifMatch?: string) => api.send(method, `/citations/${id}`, { body, ifMatch });
    expect(await refusal(ask())).toBe('428 version-required');
    for (const stale of ['"7"', '7', 'W/"7"', '"nonsense"', '']) expect(await refusal(ask(stale))).toBe('412 stale');
    const { body: now } = await api.send('GET', `/citations/${id}`);
    expect(now).toMatchObject({ version: 1, status: 'active', csl: { title: 'A book' } });
  });

  test('the ETag of an answer is what the next write wants', async () => {
    const { id } = await addBook();
    const etag = (await api.send('GET', `/citations/${id}`)).headers.get('etag') ?? '';
    expect(etag).toBe('"1"');
    const changed = await api.send('PATCH', `/citations/${id}`, { body: { csl: { title: 'Two' } }, ifMatch: etag });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    const again = api.send('PATCH', `/citations/${id}`, { body: { csl: { title: 'Three' } }, ifMatch: etag });
    expect(await refusal(again)).toBe('412 stale');
  });

  test('* overrides', async () => {
    const { id } = await addBook();
    const changed = await api.send('PATCH', `/citations/${id}`, { body: { csl: { title: 'Two' } }, ifMatch: '*' });
    expect(changed.status).toBe(200);
    expect((await api.send('DELETE', `/citations/${id}`, { ifMatch: '*' })).status).toBe(204);
  });
});

test('PATCH merges csl as RFC 7396 says: members given replace, null takes away, the others stay', async () => {
  const { id } = await addBook(api, { publisher: 'Press', volume: '3', author: [{ family: 'Ruiz', given: 'Ana' }] });
  const csl = { publisher: null, volume: '4', author: [{ family: 'Ito' }] };
  const { body } = await api.send('PATCH', `/citations/${id}`, { body: { csl }, ifMatch: '*' });
  const { csl: now } = body as Citation;
  expect(now).toMatchObject({ type: 'book', title: 'A book', volume: '4', author: [{ family: 'Ito' }] });
  expect(now).not.toHaveProperty('publisher');
});

describe('input', () => {
  test.each([
    ['year=soon', 'year'],
    ['tag=nowhere:nothing', 'tag'],
    ['type=scroll', 'type'],
    ['level=ocebm:9', 'level'],
    ['sort=colour', 'sort'],
    ['limit=201', 'limit'],
    ['has=money', 'has'],
    ['is=lost', 'is'],
    ['cursor=%25', 'cursor'],
  ])('a list with %s is refused with the place of the fault', async (query, name) => {
    for (const path of ['/citations', '/facets', '/export?format=ris', '/bibliography?format=text']) {
      const asked = api.send('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`);
      expect(await refusal(asked), path).toBe('400 invalid');
      const { errors } = (await asked).body as { errors: { pointer: string; detail: string }[] };
      expect(errors, path).toEqual([{ pointer: expect.stringContaining(name), detail: expect.any(String) }]);
    }
  });

  test('every fault of a citation is named at its pointer', async () => {
    const body = { csl: { type: 'scroll', DOI: 7 }, tags: 'one' };
    const asked = api.send('POST', '/citations', { body });
    expect(await refusal(asked)).toBe('400 invalid');
    const { errors } = (await asked).body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/csl/type', '/tags']));
  });

  test.each(['', '{', '[]', 'null', '"text"'])('a body of %j is refused', async (body) => {
    const { id } = await addBook();
    expect(await refusal(api.send('POST', '/citations', { body }))).toBe('400 invalid');
    expect(await refusal(api.send('PATCH', `/citations/${id}`, { body, ifMatch: '*' }))).toBe('400 invalid');
    expect(await refusal(api.send('POST', '/tags', { body }))).toBe('400 invalid');
    expect(await refusal(api.send('PATCH', '/tags/tag:none', { body, ifMatch: '*' }))).toMatch(/^40[04] /);
  });

  test.each(['format=word', 'encoding=enigma', 'wait=long', 'wait=301', 'duplicates=burn', 'colour=red'])(
    'an import with %s is refused',
    async (query) => {
      expect(await refusal(api.send('POST', `/imports?${query}`, { body: 'TY  - BOOK\nER  - \n' }))).toBe(
        '400 invalid',
      );
    },
  );
});

describe('what is not there, or another library’s', () => {
  test('is 404, with a known id too, and stays as it was', async () => {
    const { id } = await addBook(other);
    for (const citation of [id, newId(), 'nonsense']) {
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const sent = { ifMatch: '*', body: method === 'PATCH' ? { csl: { title: 'Taken' } } : undefined };
        const asked = api.send(method, `/citations/${citation}`, sent);
        expect(await refusal(asked), `${method} ${citation}`).toBe('404 not-found');
      }
    }
    const { body } = await other.send('GET', `/citations/${id}`);
    expect(body).toMatchObject({ version: 1, status: 'active', csl: { title: 'A book' } });
  });

  test('is 404 for imports and terms', async () => {
    const run = await other.send('POST', '/imports', { body: 'TY  - BOOK\nTI  - Two\nER  - \n' });
    expect(run.status).toBe(202);
    const { id } = run.body as Citation;
    for (const each of [id, newId(), 'nonsense']) {
      expect(await refusal(api.send('GET', `/imports/${each}`))).toBe('404 not-found');
      expect(await refusal(api.send('DELETE', `/imports/${each}`))).toBe('404 not-found');
    }
    expect(await refusal(api.send('GET', '/tags/nowhere:nothing'))).toBe('404 not-found');
    expect(await refusal(api.send('POST', '/tags/nowhere:nothing/dance', { ifMatch: '*' }))).toBe('404 not-found');
  });

  test('a library that is not there and one that is not theirs are the same 404', async () => {
    const gone = await api.send('GET', '/citations', {}, 'no-such-library');
    const foreign = await api.send('GET', '/citations', {}, other.slug);
    expect(gone.status).toBe(404);
    expect(foreign.body).toEqual(gone.body);
  });
});

test('a token is refused with 401 and WWW-Authenticate when it is none, 403 when it only reads', async () => {
  for (const authorization of ['Bearer spc_nonsense', 'Basic abc', 'Bearer']) {
    const asked = api.send('GET', '/citations', { headers: { authorization } });
    expect(await refusal(asked)).toBe('401 unauthenticated');
    expect((await asked).headers.get('www-authenticate')).toMatch(/^Bearer/);
  }
  const reader = await apiClient(await makeLibrary(), 'read');
  expect(await refusal(reader.send('POST', '/citations', { body: { csl: { type: 'book' } } }))).toBe('403 forbidden');
  expect((await reader.send('GET', '/citations')).status).toBe(200);
});
