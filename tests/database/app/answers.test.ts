import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '#app/api/v1/operations.ts';
import { declareConflicts } from '#features/accounts/commands/declare-conflicts.ts';
import { bulkEdit } from '#features/bulk-edits/bulk-edit.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { continueDuplicateSearch } from '#features/duplicates/commands/continue-search.ts';
import { makeAppraisal } from '#features/evidence/commands/write-appraisals.ts';
import { syrcleItems } from '#features/evidence/syrcle.ts';
import { checkImport } from '#features/exchange/commands/check-import.ts';
import { continueImport } from '#features/exchange/commands/continue-import.ts';
import { createFinding } from '#features/findings/commands/create-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { createWatch } from '#features/inbox/commands/create-watch.ts';
import { runWatch } from '#features/inbox/commands/run-watch.ts';
import { disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { closeQueue } from '#lib/queue.ts';
import { sendJson, serviceServer } from '../../unit/lookup/service-server.ts';
import { copy, paper as original } from '../duplicates/pairs.ts';
import { ris } from '../exchange/imported.ts';
import { binding } from '../findings/finding-library.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';
import { growFacet } from '../tagged-library.ts';
import { apiClient, nameOf } from './api-client.ts';

type Client = Awaited<ReturnType<typeof apiClient>>;
type Sent = { body?: unknown; ifMatch?: string; headers?: Record<string, string> };
type Made = { id: string; version: number };

const paper = {
  csl: {
    type: 'article-journal',
    title: 'Mitragynine at the mu receptor',
    author: [{ family: 'Ruiz', given: 'Ana' }],
    issued: { 'date-parts': [[2016, 3, 9]] },
    DOI: '10.1021/jacs.6b00360',
  },
  tags: ['target:mor'],
  levels: [{ scheme: 'ocebm', version: '2011', question: 'treatment', code: '2' }],
};

const asked = new Set<string>();
let library: TestLibrary;
let api: Client;

beforeAll(async () => {
  library = await makeLibrary();
  await growFacet(library, 'target', { opioid: null, mor: 'opioid', dor: 'opioid', kor: null });
  api = await apiClient(library);
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

/** The answer, which the client has held to the document; `status` is the one wanted. */
async function ask<T = unknown>(status: number, method: string, path: string, sent?: Sent): Promise<T> {
  const answer = await api.send(method, path, sent);
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  asked.add(answer.operation);
  return answer.body as T;
}

describe('answers are what the document says', () => {
  test('citations', async () => {
    const { id } = await ask<Made>(201, 'POST', '/citations', { body: paper });
    await ask(201, 'POST', '/citations', { body: { csl: { type: 'book', title: 'Bare' } } });
    expect(await ask(200, 'GET', `/citations/${id}`)).toMatchObject({
      tags: ['target:mor'],
      levels: [{ scheme: 'ocebm', question: 'Does this intervention help?', code: '2', basis: 'judged' }],
    });
    expect(await ask(200, 'GET', '/citations?limit=1&sort=added')).toMatchObject({
      items: [{ id }],
      total: 2,
      next: expect.any(String),
    });
    expect(await ask(200, 'GET', '/facets')).toMatchObject({ total: 2, terms: { 'target:opioid': 1 } });
    for (const format of ['bibtex', 'biblatex', 'ris', 'nbib', 'pubmed-xml', 'endnote-xml', 'csl-json', 'csv']) {
      expect(await ask(200, 'GET', `/export?format=${format}`)).toBeTruthy();
    }
    for (const format of ['html', 'text', 'markdown', 'rtf']) {
      expect(String(await ask(200, 'GET', `/bibliography?format=${format}`))).toContain('Mitragynine');
    }
    const manifest = await ask(200, 'GET', '/manifest?of=export&format=ris&asOf=2020-01-31');
    expect(manifest).toMatchObject({ count: 0, asOf: '2020-02-01T00:00:00.000Z' });
    const body = { csl: { DOI: null }, tags: [], levels: [] };
    expect(await ask(200, 'PATCH', `/citations/${id}`, { body, ifMatch: '1' })).toMatchObject({ doi: null, tags: [] });
    await ask(204, 'DELETE', `/citations/${id}`, { ifMatch: '2' });
    expect(await ask(200, 'GET', `/citations/${id}`)).toMatchObject({
      status: 'trashed',
      trashedAt: expect.any(String),
    });
  });

  test('collections', async () => {
    const { items } = await ask<{ items: Made[] }>(200, 'GET', '/citations?limit=1');
    const ids = items.map(({ id }) => id);
    await ask(201, 'POST', '/collections', { body: { name: 'Shelf' } });
    await ask(409, 'POST', '/collections', { body: { name: 'shelf' } });
    expect(await ask(200, 'POST', '/collections/shelf/add', { body: { ids } })).toMatchObject({ count: 1 });
    await ask(200, 'POST', '/collections/shelf/order', { body: { ids } });
    await ask(404, 'POST', '/collections/shelf/turn', { body: { ids } });
    expect(await ask(200, 'GET', '/citations?collection=shelf')).toMatchObject({ items: [{ id: ids[0] }] });
    expect(await ask(200, 'GET', '/collections')).toMatchObject({ total: 1 });
    await ask(200, 'PATCH', '/collections/shelf', { body: { description: 'Mine' }, ifMatch: '1' });
    expect(await ask(200, 'GET', '/collections/shelf')).toMatchObject({ description: 'Mine', version: 2 });
    await ask(204, 'DELETE', '/collections/shelf', { ifMatch: '2' });
  });

  test('saved searches', async () => {
    const { id } = await ask<Made>(201, 'POST', '/searches', { body: { name: 'MOR', filters: 'tag=target:mor' } });
    await ask(400, 'POST', '/searches', { body: { name: 'X', filters: 'tag=none:none' } });
    expect(await ask(200, 'POST', `/searches/${id}/star`)).toMatchObject({ starred: true });
    await ask(404, 'POST', `/searches/${id}/sort`);
    expect(await ask(200, 'GET', '/searches')).toMatchObject({ total: 1, items: [{ fresh: 0 }] });
    await ask(200, 'PATCH', `/searches/${id}`, { body: { name: 'MOR and below' }, ifMatch: '1' });
    expect(await ask(200, 'GET', `/searches/${id}`)).toMatchObject({ name: 'MOR and below', version: 2 });
    const feed = await ask<{ id: string; address: string }>(201, 'POST', `/searches/${id}/feeds`, {
      body: { name: 'Thesis' },
    });
    expect(feed.address).toMatch(/\/feeds\/spf_/);
    expect(await ask(200, 'GET', `/searches/${id}/feeds`)).toMatchObject({ items: [{ name: 'Thesis' }] });
    await ask(204, 'DELETE', `/searches/${id}/feeds/${feed.id}`);
    const hook = await ask<Made>(201, 'POST', `/searches/${id}/webhooks`, {
      body: { address: 'https://example.org/' },
    });
    expect(await ask(200, 'GET', `/searches/${id}/webhooks`)).toMatchObject({ total: 1 });
    await ask(204, 'DELETE', `/searches/${id}/webhooks/${hook.id}`);
    await ask(204, 'DELETE', `/searches/${id}`, { ifMatch: '*' });
  });

  test('imports', async () => {
    const good = ris({ TI: 'One', DO: '10.1021/one.1' }, { TI: 'One again', DO: '10.1021/one.1' });
    const file = `${good}TY  - JOUR\nER  - \n\n`;
    const dry = await ask<object>(200, 'POST', '/imports?dryRun=1&format=ris', { body: file });
    expect(dry).toMatchObject({ counts: { total: 3, new: 1, duplicate: 1, broken: 1 }, problems: [{ line: 11 }] });
    const headers = { 'content-type': 'text/plain; charset=KOI8-R' };
    const declared = await ask<object>(200, 'POST', '/imports?dryRun=1', { body: file, headers });
    expect(declared).toMatchObject({ encoding: 'koi8-r' });
    const { id } = await ask<Made>(202, 'POST', '/imports', { body: file });
    await checkImport({ libraryId: library.libraryId, runId: id });
    await continueImport({ libraryId: library.libraryId, runId: id });
    expect(await ask(200, 'GET', `/imports/${id}`)).toMatchObject({ status: 'DONE', createdBy: 'Test owner' });
    expect(await ask(200, 'GET', '/imports')).toMatchObject({ items: [{ id }], total: 1 });
    const report = (await ask<string>(200, 'GET', `/imports/${id}/report`)).split('\r\n');
    expect(report).toEqual([
      'record,line,key in the file,title,check,outcome,why,same as citation,same as record,citation,citation id,messages',
      expect.stringMatching(/^1,1,,One,new,created,,,,one,[\da-f-]{36},$/),
      expect.stringMatching(/^2,6,,One again,duplicate,skipped,same DOI,,1,,,$/),
      expect.stringMatching(/^3,11,,,broken,failed,,,,,,Line 11: error: .*nothing else/),
      '',
    ]);
    expect(await ask(200, 'DELETE', `/imports/${id}`)).toMatchObject({ undoneAt: expect.any(String) });
  });

  test('findings and their revisions', async () => {
    await growFacet(library, 'compound', { mitragynine: null });
    await declareConflicts(library.owner, { present: false, statement: '' });
    const { id: citationId } = await ask<Made>(201, 'POST', '/citations', {
      body: { csl: { type: 'book', title: 'X' } },
    });
    const input = { ...binding, citationId, value: 161, dispersion: { kind: 's.e.m.', value: 9 } };
    const { id } = await ask<Made>(201, 'POST', '/findings', { body: input });
    const read = await ask<Record<string, unknown>>(200, 'GET', `/findings/${id}`);
    expect(read).toMatchObject({
      status: 'draft',
      value: 161,
      valueNanomolar: 161,
      printed: 'Ki = 161 ± 9 nM (SEM, n = 3)',
    });
    // What was read can be sent back.
    expect(await ask(200, 'PATCH', `/findings/${id}`, { body: { ...read, value: 162 }, ifMatch: '1' })).toMatchObject({
      ...{ value: 162, version: 2, citationKey: expect.any(String), dispersion: { kind: 'SEM', value: 9 } },
    });
    expect(await ask(200, 'POST', `/findings/${id}/submit`)).toMatchObject({ status: 'submitted', warnings: [] });
    await ask(403, 'POST', `/findings/${id}/accept`);
    await ask(412, 'POST', `/findings/${id}/withdraw`, { ifMatch: '1' });
    const theirs = await createFinding(library.curator, { ...binding, citationId, value: '7.16' });
    await submitFinding(library.curator, theirs.id);
    expect(await ask(200, 'POST', `/findings/${theirs.id}/accept`)).toMatchObject({
      acceptedBy: 'Test owner',
      pX: expect.closeTo(8.145, 3),
    });
    const changes = { changes: { n: 4 }, reason: 'Table 2' };
    const { items } = await ask<{ items: Made[] }>(201, 'POST', `/findings/${theirs.id}/revisions`, { body: changes });
    const revision = `/revisions/${items[0]?.id}`;
    expect(await ask(200, 'GET', revision)).toMatchObject({ field: 'n', currentValue: 3, proposedValue: 4 });
    await ask(403, 'POST', `${revision}/accept`);
    expect(await ask(200, 'POST', `${revision}/withdraw`)).toMatchObject({ status: 'withdrawn' });
    expect(await ask(200, 'GET', `/findings/${theirs.id}/revisions`)).toMatchObject({ total: 1 });
    const list = await ask(200, 'GET', '/findings?target=opioid&assay=binding&px=8..&status=accepted&sort=-px');
    expect(list).toMatchObject({ items: [{ id: theirs.id }], total: 1, next: null });
    await ask(400, 'GET', '/findings?target=nothing');
    expect(await ask(200, 'GET', '/findings/export?format=csv&sort=value')).toMatch(/^id,citation_key.*\r\n.*7\.16/);
    expect(await ask(200, 'GET', '/findings/export?format=json')).toMatchObject({ findings: [{}, {}] });
    expect(await ask(200, 'GET', '/findings/export?format=xlsx')).toMatch(/^PK/);
    expect(await ask(200, 'GET', '/findings/export?format=dictionary')).toMatch(/^column,meaning\r\nid,/);
    const csv = await ask<string>(200, 'GET', '/findings/export?format=csv');
    expect(await ask(200, 'POST', '/findings/import?format=csv&dryRun=1', { body: csv })).toMatchObject({
      ...{ created: 2, errors: [], ids: [], dryRun: true },
    });
    const rows = [
      { ...binding, citationId },
      { ...binding, citationId: theirs.id },
    ];
    expect(await ask(200, 'POST', '/findings/import?submit=1', { body: rows })).toMatchObject({
      ...{ created: 1, submitted: 1, ids: [expect.any(String)], errors: [{ row: 2, field: 'citationId' }] },
    });
    await ask(400, 'POST', '/findings/import?format=xlsx', { body: rows });
    await ask(400, 'POST', '/findings/import', { body: '{' });
    const { id: draft } = await ask<Made>(201, 'POST', '/findings', { body: { citationId } });
    await ask(204, 'DELETE', `/findings/${draft}`, { ifMatch: '*' });
  });

  test('appraisals', async () => {
    await declareConflicts(library.owner, { present: false, statement: '' });
    const csl = { type: 'article-journal', title: 'Rats' };
    const { id } = await ask<Made>(201, 'POST', '/citations', { body: { csl } });
    const answers = Object.fromEntries(syrcleItems.map(({ number }) => [number, 'unclear']));
    const body = { tool: 'syrcle', answers };
    const made = await ask<Made>(201, 'POST', `/citations/${id}/appraisals`, { body });
    expect(made).toMatchObject({ tool: 'syrcle', effect: null, author: { name: 'Test owner' }, acceptedBy: null });
    await ask(400, 'POST', `/citations/${id}/appraisals`, { body: { ...body, answers: { ...answers, 1: 'perhaps' } } });
    await ask(403, 'POST', `/appraisals/${made.id}/accept`);
    const theirs = await makeAppraisal(library.curator, id, { ...body, result: 'Latency' });
    await ask(204, 'POST', `/appraisals/${theirs.id}/accept`);
    const { items } = await ask<{ items: object[] }>(200, 'GET', `/citations/${id}/appraisals`);
    expect(items).toMatchObject([{ result: '' }, { result: 'Latency', acceptedBy: { name: 'Test owner' } }]);
  });

  test('claims', async () => {
    const { items: papers } = await ask<{ items: Made[] }>(200, 'GET', '/citations?limit=1');
    const links = [{ citation: papers[0]?.id, relation: 'supports', note: 'two laboratories' }];
    const origin = { title: 'A leaflet', address: 'https://example.org/leaflet', seenOn: '2026-11-23' };
    const body = { statement: 'It binds.', summary: 'It does.', origin, links };
    const { id } = await ask<Made>(201, 'POST', '/claims', { body });
    await ask(400, 'POST', '/claims', { body: { ...body, links: [{ relation: 'supports' }] } });
    const read = await ask<Record<string, unknown>>(200, 'GET', `/claims/${id}`);
    expect(read).toMatchObject({
      status: 'draft',
      origin: { kind: 'text', part: null },
      verdict: null,
      retracted: false,
    });
    // What was read can be sent back.
    const changed = { ...read, statement: 'It binds the receptor.' };
    await ask(428, 'PATCH', `/claims/${id}`, { body: changed });
    expect(await ask(200, 'PATCH', `/claims/${id}`, { body: changed, ifMatch: '1' })).toMatchObject({ version: 2 });
    expect(await ask(200, 'POST', `/claims/${id}/submit`)).toMatchObject({ status: 'submitted' });
    await ask(403, 'POST', `/claims/${id}/accept`);
    await ask(404, 'POST', `/claims/${id}/believe`);

    const theirs = await createClaim(library.curator, body);
    await submitClaim(library.curator, theirs.id);
    const here = `/claims/${theirs.id}`;
    expect(await ask(200, 'POST', `${here}/accept`)).toMatchObject({ acceptedBy: 'Test owner' });
    const grade = { outcome: 'Pain', design: 'observational', factors: { imprecision: { steps: -1, reason: 'Few.' } } };
    expect(await ask(200, 'POST', `${here}/grade`, { body: grade })).toMatchObject({ grade: { level: 'very-low' } });
    const sign = { verdict: 'supported', note: 'Two laboratories.' };
    expect(await ask(200, 'POST', `${here}/sign`, { body: sign })).toMatchObject({
      verdict: { ...sign, signedBy: 'Test owner', isCurrent: true },
    });
    const change = { changes: { links: [], gap: 'everything' }, reason: 'It was another paper.' };
    const { items } = await ask<{ items: Made[] }>(201, 'POST', `${here}/revisions`, { body: change });
    expect(items).toHaveLength(2);
    expect(await ask(200, 'POST', `/revisions/${items[0]?.id}/withdraw`)).toMatchObject({ status: 'withdrawn' });
    expect(await ask(200, 'GET', `${here}/revisions`)).toMatchObject({ total: 2 });
    expect(await ask(200, 'GET', '/claims?verdict=supported')).toMatchObject({ items: [{ id: theirs.id }], total: 1 });
    await ask(400, 'GET', '/claims?verdict=true');
    expect(await ask(200, 'GET', `${here}/export?format=markdown`)).toMatch(/^# It binds\.\n[\s\S]*## Bibliography/);
    expect(await ask(200, 'GET', `${here}/export?format=docx`)).toMatch(/^PK/);
    expect(await ask(200, 'GET', '/claims/export?format=html')).toMatch(/<h1>It binds the receptor\./);
    expect(await ask(200, 'GET', '/claims/export?format=json')).toMatchObject({
      claims: [{}, {}],
      bibliography: [{ csl: { type: expect.any(String) } }],
    });
    expect(await ask(200, 'POST', '/claims/import?dryRun=1', { body: [{ ...body, links: [] }, {}] })).toMatchObject({
      ...{ created: 1, submitted: 0, errors: [{ row: 2, field: 'statement' }], ids: [] },
    });
    const rows = await ask<string>(200, 'GET', '/claims/export?format=csv');
    expect(rows).toMatch(/^id,statement,/);
    expect(await ask(200, 'POST', '/claims/import?format=csv&dryRun=1', { body: rows })).toMatchObject({
      ...{ created: 2, errors: [] },
    });
    const { id: draft } = await ask<Made>(201, 'POST', '/claims', { body });
    await ask(204, 'DELETE', `/claims/${draft}`, { ifMatch: '*' });
  });

  test('tags', async () => {
    expect(await ask(200, 'GET', '/tags?facet=target')).toMatchObject({ total: 4 });
    expect(await ask(200, 'GET', '/tags?q=mor')).toMatchObject({ items: [{ tag: 'target:mor' }] });
    const body = { facet: 'target', name: 'NMDA', synonyms: ['glutamate'] };
    await ask(201, 'POST', '/tags', { body });
    expect(await ask(200, 'GET', '/tags/target:nmda')).toMatchObject({ parent: null, synonyms: ['glutamate'] });
    await ask(200, 'PATCH', '/tags/target:nmda', { body: { definition: 'A channel.' }, ifMatch: '*' });
    const move = { body: { term: 'target:opioid' }, ifMatch: '*' };
    expect(await ask(200, 'POST', '/tags/target:nmda/move', move)).toMatchObject({ parent: 'target:opioid' });
    await ask(204, 'DELETE', '/tags/target:nmda', { ifMatch: '*' });
    const restored = await ask(200, 'POST', '/tags/target:nmda/restore', { ifMatch: '*' });
    expect(restored).toMatchObject({ deprecated: false });
    await ask(200, 'POST', '/tags/target:dor/merge', { body: { term: 'target:kor' }, ifMatch: '*' });
  });

  test('activity, newest first', async () => {
    const { items, next } = await ask<{ items: { sentence: string }[]; next: string }>(200, 'GET', '/activity?limit=2');
    expect(items.map(({ sentence }) => sentence)).toEqual([expect.any(String), expect.any(String)]);
    expect(await ask(200, 'GET', `/activity?limit=2&cursor=${next}`)).toMatchObject({ items: [{}, {}] });
  });

  test('lookups and the inbox', async () => {
    const result = [{ id: '1', pmid: '1', source: 'MED', title: 'Leaves', pubYear: '2026', doi: '10.1000/leaves' }];
    const server = await serviceServer((_, response) => sendJson(response, { hitCount: 1, resultList: { result } }));
    provideEnv({ LOOKUP_ORDER: 'europepmc', EUROPEPMC_URL: server.base });
    try {
      const body = { text: '10.1000/leaves' };
      expect(await ask(200, 'POST', '/lookups', { body })).toMatchObject({ total: 1, importId: null });
      const watch = { service: 'europepmc', name: 'Leaves', query: 'leaves', everyDays: 7 };
      const { id: watchId } = await createWatch(library.curator, watch);
      await runWatch({ libraryId: library.libraryId, watchId });
      const { items } = await ask<{ items: Made[] }>(200, 'GET', '/inbox');
      const refusal = { reason: 'Not on topic' };
      await ask(200, 'POST', `/inbox/${items[0]?.id}/reject`, { body: refusal, ifMatch: '*' });
    } finally {
      provideEnv({ LOOKUP_ORDER: 'none' });
      await server.close();
    }
  });

  test('bulk edits', async () => {
    await createCitation(library.curator, { csl: { type: 'book', title: 'One of many' } });
    const form = new FormData();
    for (const [name, value] of Object.entries({ verb: 'tag', tag: 'target:kor', filters: '' })) form.set(name, value);
    const { data } = await bulkEdit(library.owner, form, 0);
    const path = `/bulk-edits/${data?.bulkEdit}`;
    expect(await ask(200, 'GET', path)).toMatchObject({ status: 'running', done: 0, undoable: false });
    expect(await ask(200, 'DELETE', path)).toMatchObject({ status: 'cancelled', changed: 0 });
    await ask(409, 'DELETE', path);
    await ask(404, 'GET', '/bulk-edits/none');
  });

  test('duplicates', async () => {
    for (const [csl, key] of [
      [original, 'left2016'],
      [copy, 'right2016'],
    ] as const) {
      await createCitation(library.curator, { csl, key, allowDuplicate: true });
    }
    await ask(202, 'POST', '/duplicates');
    await continueDuplicateSearch({ libraryId: library.libraryId });
    const { items } = await ask<{ items: Made[] }>(200, 'GET', '/duplicates');
    const pair = `/duplicates/${items[0]?.id}`;
    await ask(400, 'GET', '/duplicates?status=some');
    await ask(404, 'POST', `${pair}/ignore`);
    expect(await ask(200, 'POST', `${pair}/reject`)).toMatchObject({ status: 'rejected' });
    await ask(200, 'POST', `${pair}/reopen`);
    const { citation } = await ask<{ citation: Made }>(200, 'POST', `${pair}/merge`, { body: { keep: 'left' } });
    expect(await ask(200, 'POST', `/citations/${citation.id}/unmerge`)).toMatchObject({ key: 'right2016' });
  });

  test('reviews, notifications, disagreements, the map and the switcher', async () => {
    expect(await ask(200, 'GET', '/reviews?kind=finding')).toMatchObject({ total: expect.any(Number), next: null });
    await ask(400, 'GET', '/reviews?kind=letter');
    expect(await ask(200, 'GET', '/notifications')).toMatchObject({ unseen: expect.any(Number) });
    expect(await ask(200, 'GET', '/disagreements?state=all')).toMatchObject({ items: expect.any(Array) });
    await ask(400, 'GET', '/disagreements?state=some');
    const pair = '/disagreements/mitragynine/mor';
    expect(await ask(200, 'GET', pair)).toMatchObject({ values: expect.any(Array), resolution: null });
    expect(await ask(200, 'POST', `${pair}/resolve`, { body: { note: 'Other cells.' } })).toMatchObject({
      resolution: { note: 'Other cells.', resolvedBy: 'Test owner' },
    });
    expect(await ask(200, 'GET', '/map')).toMatchObject({ cells: expect.any(Array) });
    expect(await ask(200, 'GET', '/map/export?format=svg')).toMatch(/^<svg/);
    expect(await ask(200, 'GET', '/map/export?format=csv')).toMatch(/^row,column/);
    await ask(404, 'GET', '/map?rows=none');
    const { items } = await ask<{ items: { href: string }[] }>(200, 'GET', '/switcher?q=vocab');
    expect(items.map(({ href }) => href)).toEqual([`/${library.viewer.library.slug}/vocabulary`]);
  });

  test.each(['finding', 'claim'] as const)('what is said of a %s, who reviews it and who hears of it', async (kind) => {
    const { items: all } = await ask<{ items: Made[] }>(200, 'GET', `/${kind}s?status=accepted`);
    const here = `/${kind}s/${all[0]?.id}`;
    const comment = await ask<Made>(201, 'POST', `${here}/comments`, { body: { body: 'Is *n* 3? @test-curator' } });
    expect(comment).toMatchObject({ body: 'Is *n* 3? @test-curator', author: { name: 'Test owner' } });
    await ask(400, 'POST', `${here}/comments`, { body: { body: ' ' } });
    expect(await ask(200, 'GET', `${here}/comments`)).toMatchObject({ items: [comment], total: 1, next: null });
    await ask(204, 'DELETE', `/comments/${comment.id}`);
    await ask(404, 'DELETE', `/comments/${comment.id}`);
    expect(await ask(200, 'GET', `${here}/comments`)).toMatchObject({ items: [], total: 0 });

    const flag = await ask<Made>(201, 'POST', `${here}/flags`, { body: { reason: 'nM or µM?' } });
    expect(flag).toMatchObject({ resolution: null, raisedBy: { name: 'Test owner' } });
    await ask(400, 'POST', `/flags/${flag.id}/resolve`, { body: {} });
    const resolved = await ask(200, 'POST', `/flags/${flag.id}/resolve`, { body: { resolution: 'nM: Table 2.' } });
    expect(resolved).toMatchObject({ id: flag.id, resolution: 'nM: Table 2.', resolvedBy: { name: 'Test owner' } });
    await ask(409, 'POST', `/flags/${flag.id}/resolve`, { body: { resolution: 'again' } });
    expect(await ask(200, 'GET', `${here}/flags`)).toMatchObject({ items: [resolved], total: 1 });

    const nobody = { reviewer: null, expiresAt: null };
    expect(await ask(200, 'GET', `${here}/assignment`)).toEqual(nobody);
    const taken = await ask(200, 'POST', `${here}/assignment/take`);
    expect(taken).toMatchObject({ reviewer: { name: 'Test owner' }, expiresAt: expect.any(String) });
    expect(await ask(200, 'GET', `${here}/assignment`)).toEqual(taken);
    expect(await ask(200, 'POST', `${here}/assignment/release`)).toEqual(nobody);
    await ask(404, 'POST', `${here}/assignment/keep`);

    const [followed, muted] = [
      { following: true, muted: false },
      { following: false, muted: true },
    ];
    expect(await ask(200, 'GET', `${here}/subscription`)).toEqual({ following: false, muted: false });
    expect(await ask(200, 'POST', `${here}/subscription/mute`)).toEqual(muted);
    expect(await ask(200, 'POST', `${here}/subscription/follow`)).toEqual(followed);
    expect(await ask(200, 'GET', `${here}/subscription`)).toEqual(followed);
    await ask(404, 'POST', `${here}/subscription/star`);
  });

  test('every operation was asked, but the document itself', () => {
    const missing = operations.map(nameOf).filter((name) => !asked.has(name) && name !== 'GET /openapi.json');
    expect(missing).toEqual([]);
  });
});
