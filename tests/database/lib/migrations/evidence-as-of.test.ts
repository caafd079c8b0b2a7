import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { exportClaims } from '#features/claims/queries/export-claims.ts';
import { listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { listFindings, requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { applyMigrations } from '#lib/migrations/apply.ts';
import { readMigrations } from '#lib/migrations/files.ts';
import { migrate } from '#lib/migrations/migrate.ts';
import { newId } from '#lib/new-id.ts';
import { databaseUrl, onServer } from '#tests/server.ts';

const migration = '20261129100000_evidence_as_of';
const id = Object.fromEntries(
  ['library', 'author', 'reviewer', 'facet', 'term', 'citation', 'accepted', 'draft', 'claim', 'notice'].map((name) => [
    name,
    newId(),
  ]),
) as Record<string, string>;
const { url, prefix } = inject('postgres');
let viewer: LibraryActor;

// A database of the version before, with evidence in it that people have reviewed.
beforeAll(async () => {
  await onServer(url, (client) => client.query(`CREATE DATABASE ${prefix}_evidence TEMPLATE template0`));
  const older = databaseUrl(url, `${prefix}_evidence`);
  const names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  await applyMigrations(older, names[names.indexOf(migration) - 1]);
  await onServer(older, fill);
  expect(await migrate(older)).toContain(migration);
  provideEnv({ DATABASE_URL: older });
  const library = await database().library.findUniqueOrThrow({ where: { id: id.library } });
  const role = 'curator' as const;
  viewer = {
    ...{ userId: id.author ?? '', name: 'Ana', email: 'ana@example.org', isAdministrator: false, via: 'session' },
    ...{ role, library },
  };
});
afterAll(() => disconnect());

async function fill(client: pg.Client): Promise<void> {
  const add = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row).map((name) => pg.escapeIdentifier(name));
    const places = names.map((_, index) => `$${index + 1}`);
    await client.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row));
  };
  const inLibrary = { library_id: id.library };
  const since = { recorded_at: '2026-01-01' };
  await add('library', { id: id.library, slug: 'old', name: 'Of old', default_style: 'apa', ...since });
  await add('user_account', { id: id.author, email: 'ana@example.org', name: 'Ana' });
  await add('user_account', { id: id.reviewer, email: 'rui@example.org', name: 'Rui' });
  await add('facet', { ...inLibrary, id: id.facet, slug: 'compound', name: 'Compound', ...since });
  const term = { facet_id: id.facet, slug: 'mitragynine', name: 'Mitragynine', ...since };
  await add('term', { ...inLibrary, id: id.term, ...term });
  const csl = { type: 'article-journal', title: 'Binding', DOI: '10.1000/old' };
  const paper = { key: 'old2016', csl, type: 'article-journal', title: 'Binding', doi: '10.1000/old' };
  await add('citation', { ...inLibrary, id: id.citation, ...paper, added_at: '2026-01-05', recorded_at: '2026-01-05' });
  const result = {
    ...{ ...inLibrary, citation_id: id.citation, ligand_id: id.term, author_id: id.author, direction: 'supports' },
    ...{ assay: 'binding', quote: 'Ki = 161 nM', locator: 'Table 2' },
  };
  const accepted = { accepted_by_id: id.reviewer, accepted_at: '2026-01-11' };
  await add('finding', {
    ...{ ...result, id: id.accepted, label: 'Ki', status: 'accepted', ...accepted, created_at: '2026-01-10T12:00:00Z' },
  });
  await add('finding', {
    ...{ ...result, id: id.draft, label: 'IC50', status: 'draft', created_at: '2026-01-14T12:00:00Z' },
  });
  const statement = { statement: 'It binds.', summary: 'It does.', author_id: id.author };
  await add('claim', { ...inLibrary, id: id.claim, ...statement, created_at: '2026-01-12T12:00:00Z' });
  const link = { claim_id: id.claim, finding_id: id.accepted, relation: 'supports' };
  await add('claim_link', { ...inLibrary, id: newId(), ...link, added_at: '2026-01-20T12:00:00Z' });
  const notice = { nature: 'correction', doi: '10.1000/old', source: 'person', source_id: '1', ...since };
  await add('retraction_notice', { ...inLibrary, id: id.notice, ...notice });
  // Matched by a trigger just now; it has been so as long as the paper was there.
  await client.query('ALTER TABLE citation_notice DISABLE TRIGGER citation_notice_history');
  await client.query(`UPDATE citation_notice SET recorded_at = '2026-01-05'`);
  await client.query('ALTER TABLE citation_notice ENABLE TRIGGER citation_notice_history');
  const check = { notice_id: id.notice, subject_type: 'claim', subject_id: id.claim, note: 'Seen' };
  await add('notice_check', { ...inLibrary, ...check, checked_at: '2026-01-22T12:00:00Z' });
  await client.query(`UPDATE claim SET status = 'submitted', submitted_at = '2026-01-21' WHERE id = $1`, [id.claim]);
  await client.query(`UPDATE library SET default_style = 'vancouver' WHERE id = $1`, [id.library]);
}

const findings = async (asOf?: string) => {
  const filters = await requireFindingFilters(viewer, new URLSearchParams({ sort: 'added', ...(asOf && { asOf }) }));
  const { items, total } = await listFindings(viewer, filters);
  expect(total).toBe(items.length);
  return items.map(({ label, status }) => `${label} ${status}`);
};
const claims = async (asOf?: string) => {
  const { items } = await listClaims(viewer, requireClaimFilters(new URLSearchParams(asOf ? { asOf } : {})));
  return items.map(({ content, status, evidence, recheck }) => [
    ...[content.statement, status, evidence.length, recheck.length],
  ]);
};

describe('evidence that was there before its history was kept', () => {
  it('counts as having been so since it was made', async () => {
    expect(await findings('2026-01-09')).toEqual([]);
    expect(await findings('2026-01-10')).toEqual(['Ki accepted']);
    expect(await findings('2026-01-14')).toEqual(['Ki accepted', 'IC50 draft']);
    expect(await claims('2026-01-11')).toEqual([]);
    expect(await claims('2026-01-12')).toEqual([['It binds.', 'submitted', 0, 0]]);
  });

  it('counts a link since it was added, and a look at a notice since it was taken', async () => {
    expect(await claims('2026-01-20')).toEqual([['It binds.', 'submitted', 1, 1]]);
    expect(await claims('2026-01-22')).toEqual([['It binds.', 'submitted', 1, 0]]);
    expect(await claims()).toEqual(await claims('2026-01-22'));
  });

  it('is exported as it was, in the style the library had', async () => {
    const file = (asOf: string) =>
      exportClaims(viewer, requireClaimFilters(new URLSearchParams({ asOf })), { format: 'html' });
    expect((await file('2026-01-12')).body).toContain('Of old');
    expect((await file('2026-01-22')).body).toContain('Ki');
  });

  it('stays what it was when it changes', async () => {
    const { libraryId, seen } = { libraryId: id.library ?? '', seen: new Date().toISOString() };
    const before = await listFindings(viewer, await requireFindingFilters(viewer, new URLSearchParams('sort=added')));
    await database()
      .$executeRaw`UPDATE finding SET status = 'withdrawn' WHERE library_id = ${libraryId}::uuid AND status = 'accepted'`;
    await database()
      .$executeRaw`UPDATE finding SET label = 'EC50' WHERE library_id = ${libraryId}::uuid AND status = 'draft'`;
    await database().$executeRaw`DELETE FROM claim WHERE library_id = ${libraryId}::uuid`;
    expect(await findings()).toEqual(['Ki withdrawn', 'EC50 draft']);
    expect(await claims()).toEqual([]);
    expect(await findings('2026-01-14')).toEqual(['Ki accepted', 'IC50 draft']);
    expect(await claims('2026-01-22')).toEqual([['It binds.', 'submitted', 1, 0]]);
    const asked = new URLSearchParams({ sort: 'added', asOf: seen });
    expect(await listFindings(viewer, await requireFindingFilters(viewer, asked))).toEqual(before);
  });
});
