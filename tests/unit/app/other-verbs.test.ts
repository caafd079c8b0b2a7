import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { provideEnv } from '#lib/env.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

provideEnv({ BASE_URL: 'http://localhost:3000' });
const context = { params: Promise.resolve({}) };
const ask = (method: string, handler: ReturnType<typeof otherVerbs>['PUT']) =>
  handler(new Request('http://localhost/api/v1/x', { method }), context);

test('a verb that an address does not have is refused as a problem that names those it has', async () => {
  const { PUT, OPTIONS } = otherVerbs('GET', 'POST');
  const refused = await ask('PUT', PUT);
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toEqual({
    ...{ type: 'urn:speciosa:problem:method-not-allowed', title: 'Method not allowed', status: 405 },
    detail: 'PUT is none of what this address has: GET, HEAD, OPTIONS, POST.',
  });
  const told = await ask('OPTIONS', OPTIONS);
  expect([told.status, told.headers.get('allow'), await told.text()]).toEqual([204, 'GET, HEAD, OPTIONS, POST', '']);
});

const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
// Sign-in answers for itself, and where there is nothing every verb finds nothing.
const answersForItself = /nextauth|\[\.\.\.path\]/;

test('every route refuses the verbs it does not have', () => {
  const files = globSync('app/**/route.ts').filter((file) => !answersForItself.test(file));
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const own = [...source.matchAll(/^export (?:const|(?:async )?function) ([A-Z]+)\b/gm)].map(([, verb]) => verb);
    const [, refused = '', named = ''] = /^export const \{ ([A-Z, ]+) \} = otherVerbs\(([^)]*)\);$/m.exec(source) ?? [];
    const others = refused.split(', ').filter((verb) => verb !== 'HEAD');
    expect([file, [...own, ...others].sort()]).toEqual([file, all.toSorted()]);
    expect([file, named.replaceAll("'", '').split(', ').sort()]).toEqual([file, own.toSorted()]);
    expect([file, refused.includes('HEAD')]).toEqual([file, !own.includes('GET')]);
  }
});
