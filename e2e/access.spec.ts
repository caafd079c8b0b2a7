import { globSync, readFileSync } from 'node:fs';
import { type APIRequestContext, type Browser, expect, test } from '@playwright/test';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { disableUser } from '#features/accounts/commands/disable-user.ts';
import { type Role, roles } from '#lib/permissions.ts';
import { type Places, pages, type Row, routes } from './access-table.ts';
import { actorOf, makeLibrary, makePerson, makeToken, type Person, signIn } from './people.ts';

/** Someone asking: with a session or a token, as a role or as nobody in this library. */
type Asker = {
  name: string;
  by: 'session' | 'token' | 'nothing';
  role: Role | 'outsider' | 'none';
  request: APIRequestContext;
  token?: string;
};

test('every page and every route has its row', () => {
  const files = globSync('app/**/page.tsx').map((file) => file.replace(/^app\/|\/page\.tsx$/g, ''));
  expect(Object.keys(pages).sort()).toEqual(files.sort());
  const methods = globSync('app/**/route.ts').flatMap((file) => {
    // What it refuses is no verb of its.
    const source = readFileSync(file, 'utf8').replace(/^export const \{.*\} = otherVerbs\(.*$/m, '');
    const exported = [...source.matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b(?= =|\(\)| as|,? [A-Z]*,? ?\}|,)/g)];
    const place = file.replace(/^app\/|\/route\.ts$/g, '');
    return [...new Set(exported.map(([, method]) => `${method} ${place}`))];
  });
  expect(Object.keys(routes).sort()).toEqual(methods.sort());
});

test('each asker gets what the table says', async ({ browser, playwright, baseURL }) => {
  const places = await makePlaces(await playwright.request.newContext({ baseURL }));
  const askers = await makeAskers(browser, playwright, baseURL ?? '', places.library);
  const wrong: string[] = [];
  for (const asker of askers) {
    for (const [file, row] of Object.entries(pages)) {
      const status = await ask(asker, 'GET', row.address(places));
      if (!pageExpectation(asker, row).includes(status)) wrong.push(`${asker.name}: page ${file} gave ${status}`);
    }
    for (const [route, row] of Object.entries(routes)) {
      const method = route.split(' ')[0] ?? '';
      const status = await ask(asker, method, row.address(places));
      if (!routeExpectation(asker, row)(status)) wrong.push(`${asker.name}: ${route} gave ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

async function ask({ request, token }: Asker, method: string, address: string): Promise<number> {
  const headers = { 'sec-fetch-site': 'same-origin', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await request.fetch(address, { method, headers, maxRedirects: 0, failOnStatusCode: false });
  return answer.status();
}

const rank = (role: Role) => roles.indexOf(role);
const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

/** A page shows (200), leads on (307), or is not there (404); without a session it leads to the sign-in. */
function pageExpectation({ by, role }: Asker, { least }: Row): number[] {
  if (least === 'anyone') return [200, 307, 404];
  if (by !== 'session') return [303, 307];
  if (least === 'member') return [200, 307];
  if (least === 'administrator') return [403, 404];
  return isRole(role) && rank(role) >= rank(least) ? [200, 307] : [404];
}

/** What may be done is done or refused for its input, never for who asks. */
function routeExpectation({ by, role }: Asker, { least, address }: Row): (status: number) => boolean {
  if (least === 'anyone') return (status) => status < 500;
  if (by === 'nothing')
    return (status) => status === 401 || ([303, 307].includes(status) && !address({} as Places).startsWith('/api'));
  if (!isRole(role)) return (status) => status === 404;
  if (least !== 'member' && least !== 'administrator' && rank(role) < rank(least)) return (status) => status === 403;
  return (status) => status < 500 && ![401, 403, 405].includes(status);
}

const bindingFinding = {
  ...{ ligand: 'compound:mitragynine', target: 'target:mor', assay: 'binding', readout: 'radioligand displacement' },
  ...{ direction: 'supports', outcome: 'binds', quote: 'binds MOR', locator: 'Abstract' },
};

async function makePlaces(request: APIRequestContext): Promise<Places> {
  const library = await makeLibrary();
  const token = await makeToken(await makePerson('owner', library), library, 'write');
  const headers = { authorization: `Bearer ${token}` };
  const base = `/api/v1/libraries/${library}`;
  const citation = await request.post(`${base}/citations`, {
    headers,
    data: { csl: { type: 'book', title: 'A book' } },
  });
  const run = await request.post(`${base}/imports?wait=30`, { headers, data: 'TY  - JOUR\nTI  - A paper\nER  - \n' });
  const { id: search } = await (await request.post(`${base}/searches`, { headers, data: { name: 'All' } })).json();
  await request.post(`${base}/collections`, { headers, data: { name: 'Shelf' } });
  const { id: citationId } = await citation.json();
  const data = { ...bindingFinding, citationId };
  const { id: finding } = await (await request.post(`${base}/findings`, { headers, data })).json();
  await request.post(`${base}/findings/${finding}/submit`, { headers });
  const claimed = { statement: 'It binds.', summary: 'It does.', links: [{ finding, relation: 'supports' }] };
  const { id: claim } = await (await request.post(`${base}/claims`, { headers, data: claimed })).json();
  await request.post(`${base}/claims/${claim}/submit`, { headers });
  return { library, citation: citationId, run: (await run.json()).id, file: 'none', finding, claim, search };
}

type Playwright = { request: { newContext(options: { baseURL: string }): Promise<APIRequestContext> } };

async function makeAskers(
  browser: Browser,
  playwright: Playwright,
  baseURL: string,
  library: string,
): Promise<Asker[]> {
  const session = async (person: Person) => {
    const context = await browser.newContext({ baseURL });
    await signIn(context, person);
    return context.request;
  };
  const plain = () => playwright.request.newContext({ baseURL });
  const members = await Promise.all(roles.map(async (role) => ({ role, person: await makePerson(role, library) })));
  const askers: Asker[] = [];
  for (const { role, person } of members)
    askers.push({ name: role, by: 'session', role, request: await session(person) });
  const outsider = await makePerson('owner', await makeLibrary());
  askers.push({ name: 'owner of another library', by: 'session', role: 'outsider', request: await session(outsider) });
  const disabled = await makePerson('owner', library);
  const request = await session(disabled);
  await disableUser(cliActor, (await actorOf(disabled)).userId);
  askers.push({ name: 'disabled', by: 'nothing', role: 'none', request });
  askers.push({ name: 'no session', by: 'nothing', role: 'none', request: await plain() });
  const owner = members.find(({ role }) => role === 'owner')?.person ?? disabled;
  for (const [scope, role] of [
    ['read', 'viewer'],
    ['write', 'curator'],
  ] as const) {
    const token = await makeToken(owner, library, scope);
    askers.push({ name: `${scope} token`, by: 'token', role, request: await plain(), token });
  }
  return askers;
}
