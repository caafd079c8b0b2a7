import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDomainPack } from '#features/exchange/commands/load-domain-pack.ts';
import { readDomainPack } from '#features/exchange/domain-pack.ts';
import type { FindingRecord } from '#features/findings/finding-record.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let from: TestLibrary;
let into: TestLibrary;
let folder: string;
beforeAll(async () => {
  from = await makeLibrary();
  into = await makeLibrary();
  const pack = await readDomainPack('kratom');
  await transaction((tx) => loadDomainPack(tx, from.owner, pack));
  await transaction((tx) => loadDomainPack(tx, into.owner, { ...pack, findings: [], claims: [] }));
  folder = await mkdtemp(join(tmpdir(), 'speciosa-rows-'));
});
afterAll(() => Promise.all([closeQueue(), disconnect(), rm(folder, { recursive: true, force: true })]));

type Done = { code: number; out: string; err: string };

/** The shell's own program, on the test's database. */
function cli(...words: string[]): Promise<Done> {
  const own = { ...process.env, DATABASE_URL: env().DATABASE_URL };
  const options = { env: own, encoding: 'utf8', maxBuffer: 64 * 1_048_576 } as const;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['cli/main.mjs', ...words], options, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const slug = ({ owner }: TestLibrary) => owner.library.slug;
const toImport = (path: string, what: string, ...more: string[]) =>
  cli('import', path, '--what', what, '--library', slug(into), '--user', into.curator.email ?? '', ...more);

async function contents(actor: LibraryActor): Promise<string[]> {
  const filters = await requireFindingFilters(actor, new URLSearchParams());
  const records: FindingRecord[] = await Array.fromAsync(exportFindings(actor, filters));
  return records.map(({ citation, content }) => JSON.stringify([citation.key, content])).sort();
}

test('the starter findings go from one library to another, and claims after them', async () => {
  const wanted = await contents(from.viewer);
  expect(wanted.length).toBe(130);
  for (const format of ['json', 'csv']) {
    const { out } = await cli('export', '--what', 'findings', '--library', slug(from), '--format', format);
    const { code, out: told, err } = await toImport(await file(`findings.${format}`, out), 'findings');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(told)).toMatchObject({ created: 130, submitted: 0, failed: 0, dryRun: false });
    expect(await contents(into.curator), format).toEqual(wanted);
    await database().finding.deleteMany({ where: { libraryId: into.libraryId } });
  }
  const table = await cli('export', '--what', 'claims', '--library', slug(from), '--format', 'csv');
  const sheet = await toImport(await file('claims.csv', table.out), 'claims', '--dry-run');
  expect(sheet.err).toMatch(/^row \d+, line \d+, finding: There is no such finding to link; a draft cannot be\.$/m);
  const claims = await cli('export', '--what', 'claims', '--library', slug(from));
  const path = await file('claims.json', claims.out);
  const linked = JSON.parse(claims.out).claims.filter(({ links }: { links: { finding: string | null }[] }) =>
    links.some(({ finding }) => finding !== null),
  ).length;
  const { code, out, err } = await toImport(path, 'claims', '--dry-run');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ created: 36 - linked, failed: linked, dryRun: true });
  expect(JSON.parse(sheet.out)).toMatchObject({ created: 36 - linked, dryRun: true });
  expect(err).toMatch(/^row \d+, links\/\d+\/finding: There is no such finding to link; a draft cannot be\.$/m);
  expect(await database().claim.count({ where: { libraryId: into.libraryId } })).toBe(0);
});

test('faults come one a line with row, line and column, and the sound rows are kept', async () => {
  const [{ key = '' } = {}] = await database().citation.findMany({ where: { libraryId: into.libraryId }, take: 1 });
  const rows = `citation_key,ligand,assay\n${key},Mitragynine,binding\nnobody1900,Mitragynine,guess\n`;
  const { code, out, err } = await toImport(await file('rows.txt', rows), 'findings', '--format', 'csv');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ created: 1, failed: 1, ids: [expect.any(String)] });
  expect(err.trim().split('\n')).toEqual([
    'row 2, line 3, citation_key: No citation here has the citation key nobody1900.',
    expect.stringMatching(/^row 2, line 3, assay: Use one of: /),
  ]);
});

test('what makes no sense is wrong usage; citations stay what is meant when nothing is said', async () => {
  const path = await file('none.json', '[]');
  const wrong = [
    ['import', path, '--library', slug(into), '--what', 'findings'],
    ['import', path, '--library', slug(into), '--format', 'json'],
    ['import', path, '--library', slug(into), '--submit'],
    ['import', path, '--library', slug(into), '--what', 'claims', '--user', 'x@example.org', '--format', 'ris'],
    ['export', '--library', slug(into), '--format', 'docx'],
    ['export', '--library', slug(into), '--what', 'claims', '--format', 'xlsx'],
  ];
  for (const words of wrong) expect((await cli(...words)).code, words.join(' ')).toBe(2);
  const { code, out } = await cli('export', '--library', slug(into));
  expect([code, JSON.parse(out).length > 0]).toEqual([0, true]);
  const xlsx = await cli('export', '--library', slug(into), '--what', 'findings', '--format', 'xlsx');
  expect(xlsx.out).toMatch(/^PK/);
  const stranger = await cli('import', path, '--what', 'findings', '--library', slug(into), '--user', 'no@example.org');
  expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('no@example.org') });
});
