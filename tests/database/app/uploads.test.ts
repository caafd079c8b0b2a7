import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST } from '#app/[library]/import/upload/route.ts';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { findImport, listImportRecords } from '#features/exchange/queries/find-import.ts';
import { disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
let authorization: string;
beforeAll(async () => {
  library = await makeLibrary();
  const { token } = await createToken(library.owner, { name: 'form', scope: 'write', library: null });
  authorization = `Bearer ${token}`;
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

/** Posts the form of the import page as script does, or as a browser without does. */
function post(
  fields: Record<string, string | File>,
  accept: string,
  headers: Record<string, string> = { authorization },
) {
  const { slug } = library.owner.library;
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const sent = { method: 'POST', headers: { accept, ...headers }, body };
  const request = new Request(`http://speciosa.test/${slug}/import/upload`, sent);
  return POST(request, { params: Promise.resolve({ library: slug }) });
}
const [script, browser] = ['application/json', 'text/html,application/xhtml+xml'];
const ris = new File(['TY  - JOUR\nTI  - Streamed\nER  - \n'], 'a.ris');

test('a file and a text become a run; the answer leads there', async () => {
  const { location } = await (await post({ file: ris, format: 'auto' }, script)).json();
  const id = location.split('/').pop();
  expect(location).toBe(`/${library.owner.library.slug}/import/${id}`);
  expect(await findImport(library.owner, id)).toMatchObject({ fileName: 'a.ris', format: 'ris' });
  const led = await post({ file: new File([], ''), text: '@book{a, title={B}}', format: 'bibtex' }, browser);
  expect([led.status, led.headers.get('location')]).toEqual([303, expect.stringMatching(/\/import\/[\w-]{36}$/)]);
});

test('a file that is empty is not taken for none', async () => {
  const refused = await post({ file: new File([], 'empty.ris'), text: '', format: 'auto' }, script);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/file', detail: 'There is nothing in it.' }] });
});

test('a file is read in the encoding that is chosen; pasted text as it is', async () => {
  const file = new File(['TY  - JOUR\nTI  - ', Uint8Array.of(0xd6, 0xd0), '\nER  - \n'], 'chinese.ris');
  const { location } = await (await post({ file, format: 'auto', encoding: 'gb18030' }, script)).json();
  const runId = location.split('/').pop();
  await checkImport({ libraryId: library.libraryId, runId });
  expect(await findImport(library.owner, runId)).toMatchObject({ encoding: 'gb18030' });
  expect(await listImportRecords(library.owner, runId)).toMatchObject([{ title: '中' }]);
  const pasted = await (await post({ text: 'TY  - JOUR\nTI  - é\nER  - ', encoding: 'gb18030' }, script)).json();
  expect(await findImport(library.owner, pasted.location.split('/').pop())).toMatchObject({ encoding: null });
});

test('a fault is told as the API does, and without script by the page one is led back to', async () => {
  const refused = await post({ file: new File([], ''), text: ' ', format: 'auto' }, script);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/file' }] });
  const back = await post({ file: new File([], ''), text: ' ', format: 'auto' }, browser);
  const page = `/${library.owner.library.slug}/import`;
  expect([back.status, back.headers.get('location')]).toEqual([303, `${page}?sent`]);
  const [cookie = '', ...about] = (back.headers.get('set-cookie') ?? '').split('; ');
  expect(about).toEqual([`Path=${page}`, 'Max-Age=60', 'HttpOnly', 'SameSite=Lax']);
  const outcome = JSON.parse(decodeURIComponent(cookie.split('=')[1] ?? ''));
  expect(outcome).toMatchObject({ status: 'failed', problem: { detail: 'Choose a file or paste some text.' } });
});

test('who may only read is refused before anything is kept', async () => {
  const { token } = await createToken(library.owner, { name: 'reader', scope: 'read', library: null });
  const refused = await post({ file: ris }, script, { authorization: `Bearer ${token}` });
  expect(refused.status).toBe(403);
});
