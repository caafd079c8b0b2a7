import { type APIResponse, expect, test } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { makeToken, owner } from './people.ts';

const library = '/api/v1/libraries/kratom';
const nothing = { status: 404, type: 'application/problem+json', kind: 'urn:speciosa:problem:not-found' };

async function problemOf(answer: APIResponse) {
  const { type: kind } = await answer.json();
  return { status: answer.status(), type: answer.headers()['content-type'], kind };
}

for (const [method, address, allow] of [
  ['PUT', `${library}/citations`, 'GET, HEAD, OPTIONS, POST'],
  ['DELETE', `${library}/citations`, 'GET, HEAD, OPTIONS, POST'],
  ['POST', `${library}/facets`, 'GET, HEAD, OPTIONS'],
  ['POST', `${library}/export`, 'GET, HEAD, OPTIONS'],
  ['GET', `${library}/findings/import`, 'OPTIONS, POST'],
  ['PUT', '/api/v1/openapi.json', 'GET, HEAD, OPTIONS'],
  ['POST', '/api/health', 'GET, HEAD, OPTIONS'],
  ['PUT', '/feeds/none.bib', 'GET, HEAD, OPTIONS'],
] as const) {
  test(`${method} ${address} is 405 and names the verbs there are, with a token too`, async ({ request }) => {
    const authorization = `Bearer ${await makeToken(owner, 'kratom', 'admin')}`;
    for (const headers of [undefined, { authorization }]) {
      const answer = await request.fetch(address, { method, headers });
      expect(await problemOf(answer)).toEqual({
        ...{ status: 405, type: 'application/problem+json', kind: 'urn:speciosa:problem:method-not-allowed' },
      });
      expect(answer.headers().allow).toBe(allow);
    }
    expect((await request.fetch(address, { method: 'OPTIONS' })).headers().allow).toBe(allow);
  });
}

test('an address the API does not have is a problem, whatever the method', async ({ request }) => {
  for (const address of ['/api/v1/nothing', `${library}/nothing`, `${library}/citations/one/two`]) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await problemOf(await request.fetch(address, { method })), `${method} ${address}`).toEqual(nothing);
    }
  }
});

test('without a session or token, 401 says how to ask', async ({ request }) => {
  const answer = await request.get(`${library}/citations`);
  expect(await problemOf(answer)).toMatchObject({ status: 401, type: 'application/problem+json' });
  expect(answer.headers()['www-authenticate']).toMatch(/^Bearer/);
});

test('the document is served to anyone, and is OpenAPI 3.1', async ({ request }) => {
  const document = await (await request.get('/api/v1/openapi.json')).json();
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(await new Validator().validate(document)).toMatchObject({ valid: true });
});

test('health is 200 and names the database', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect([answer.status(), await answer.json()]).toEqual([
    200,
    { status: 'ok', databaseMilliseconds: expect.any(Number), replica: null },
  ]);
});

test('a file of more than 10 MB arrives whole, and the answer carries the headers of every answer', async ({
  request,
}) => {
  const authorization = `Bearer ${await makeToken(owner, 'kratom', 'admin')}`;
  const abstract = 'Leaves were dried, ground and extracted. '.repeat(20_000);
  const records = Array.from({ length: 15 }, (_, at) => `TY  - JOUR\nTI  - Leaf ${at}\nAB  - ${abstract}\nER  - \n`);
  const data = records.join('\n');
  expect(data.length).toBeGreaterThan(11_000_000);
  const answer = await request.post(`${library}/imports?dryRun=true&format=ris`, { headers: { authorization }, data });
  expect((await answer.json()).counts).toMatchObject({ total: 15 });
  expect(answer.headers()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[\w.-]{8,}$/),
    'server-timing': expect.stringMatching(/^app;dur=\d+\.\d$/),
  });
});
