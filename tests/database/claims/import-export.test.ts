import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActivity } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { importClaims } from '#features/claims/commands/import-claims.ts';
import { exportClaims } from '#features/claims/queries/export-claims.ts';
import { requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { importFindings } from '#features/findings/commands/import-findings.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { writeJson } from '#features/findings/export-file.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

const doi = '10.1021/jacs.6b00360';
let from: FindingLibrary;
let into: FindingLibrary;
let findingId: string;
beforeAll(async () => {
  from = await makeFindingLibrary();
  into = await makeFindingLibrary();
  await name(from);
  await name(into);
  findingId = await draft(from, from.curator);
  await submitFinding(from.curator, findingId);
  await createClaim(from.curator, {
    ...{
      statement: 'It binds the μ receptor.',
      topic: 'target:mor',
      summary: 'It does, at 161 nM.',
      gap: 'In people.',
    },
    ...{ proposedVerdict: 'supported' },
    origin: {
      kind: 'article',
      title: 'All about it',
      part: 'p. 3',
      address: 'https://example.org/a',
      seenOn: '2026-11-01',
    },
    links: [
      { finding: findingId, relation: 'supports', note: 'Measured.' },
      { citation: from.citationId, relation: 'qualifies', note: '' },
    ],
  });
  await createClaim(from.curator, { statement: 'Nobody knows.' });
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

async function name({ libraryId, citationId: id }: FindingLibrary): Promise<void> {
  const data = { doi, pmid: '27192616', key: `ruiz-${libraryId.slice(-4)}` };
  await database().citation.update({ where: { libraryId_id: { libraryId, id } }, data });
}

const exported = async (actor: LibraryActor, format: 'json' | 'csv') => {
  const { body } = await exportClaims(actor, requireClaimFilters(new URLSearchParams()), { format });
  return String(body);
};
const held = async (ids: readonly string[]) => {
  const rows = await database().claim.findMany({ where: { id: { in: [...ids] } }, include: { links: true } });
  return ids.map((id) => rows.find((row) => row.id === id));
};

describe('claims go from one library to another', () => {
  test.each([
    ['json', 'links/0/finding'],
    ['csv', 'finding'],
  ] as const)(
    'as %s, after their findings, with everything they say, as drafts of who imports them',
    async (format, field) => {
      into = await makeFindingLibrary();
      await name(into);
      const text = await exported(from.curator, format);
      const early = await importClaims(into.curator, { text, format });
      expect(early).toMatchObject({ created: 1, errors: [{ field }] });

      const records = exportFindings(from.curator, await requireFindingFilters(from.curator, new URLSearchParams()));
      const findings = (await Array.fromAsync(writeJson(records))).join('');
      const [imported] = (await importFindings(into.curator, { text: findings, format: 'json', submit: true })).ids;
      const answer = await importClaims(into.curator, { text, format });
      expect(answer).toMatchObject({ created: 2, submitted: 0, errors: [] });

      const said = JSON.parse(await exported(from.curator, 'json')).claims as Record<string, unknown>[];
      const again = JSON.parse(await exported(into.curator, 'json')).claims as Record<string, unknown>[];
      const fields = ['statement', 'topic', 'origin', 'summary', 'gap', 'proposedVerdict'];
      for (const [index, id] of answer.ids.entries()) {
        const own = again.find((claim) => claim.id === id);
        for (const field of fields) expect(own?.[field], field).toEqual(said[index]?.[field]);
        expect(own).toMatchObject({ status: 'draft', author: into.curator.name, verdict: null, grade: null });
      }
      const rich = (await held(answer.ids)).find((claim) => claim?.summary);
      expect(
        rich?.links
          .map(({ findingId: finding, citationId: citation, relation, note }) => [finding ?? citation, relation, note])
          .sort(),
      ).toEqual(
        [
          [imported, 'supports', 'Measured.'],
          [into.citationId, 'qualifies', ''],
        ].sort(),
      );
    },
  );

  test('with submit, what lacks nothing waits for review; one event tells of it', async () => {
    const rows = [
      { statement: 'Whole.', summary: 'Yes.', links: [{ doi, relation: 'supports' }], status: 'accepted' },
      { statement: 'Without a summary.', links: [{ pmid: '27192616', relation: 'supports' }] },
    ];
    const before = await database().event.count({ where: { libraryId: into.libraryId } });
    const answer = await importClaims(into.curator, { text: JSON.stringify(rows), format: 'json', submit: true });
    expect(answer).toMatchObject({ created: 2, submitted: 1, errors: [] });
    expect(await held(answer.ids)).toMatchObject([
      { status: 'submitted', acceptedAt: null, links: [{ citationId: into.citationId }] },
      { status: 'draft' },
    ]);
    expect(await database().event.count({ where: { libraryId: into.libraryId } })).toBe(before + 1);
    const [event] = (await listActivity(into.curator, { limit: 1 })).items;
    expect(event && sentenceText(event)).toBe('imported 2 claims, 1 of them for review');
    expect(event?.subjects.map(({ id }) => id)).toEqual([answer.ids[0]]);
  });

  test('a dry run writes nothing, a viewer is refused', async () => {
    const count = async () => [await database().claim.count(), await database().event.count()];
    const before = await count();
    const text = JSON.stringify({ claims: [{ statement: 'One.' }, {}] });
    expect(await importClaims(into.curator, { text, format: 'json', dryRun: true })).toEqual({
      ...{ created: 1, submitted: 0, ids: [], dryRun: true },
      errors: [{ row: 2, field: 'statement', message: 'Write the statement.' }],
    });
    expect(await count()).toEqual(before);
    await expect(importClaims(into.viewer, { text, format: 'json' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  const link = { relation: 'supports' };
  test.each<[what: string, row: unknown, fields: (string | null)[]]>([
    ['no claim', 'It binds.', [null]],
    ['an unknown topic', { topic: 'target:nothing' }, ['topic']],
    ['an origin without a title', { origin: { kind: 'book' } }, ['origin/title']],
    ['an address that is none', { origin: { title: 'x', address: 'javascript:alert(1)' } }, ['origin/address']],
    ['an unknown verdict', { proposedVerdict: 'true' }, ['proposedVerdict']],
    ['a field nobody knows', { remark: 'x' }, ['remark']],
    ['links that are no list', { links: {} }, ['links']],
    ['a link to nothing', { links: [link] }, ['links/0/citationKey']],
    ['a link that is none', { links: [7] }, ['links/0/citationKey', 'links/0/relation']],
    ['an unknown relation', { links: [{ doi, relation: 'likes' }] }, ['links/0/relation']],
    [
      'an unknown paper',
      {
        links: [
          { doi, ...link },
          { doi: '10.1000/none', ...link },
        ],
      },
      ['links/1/citationDoi'],
    ],
    ['an unknown finding', { links: [{ finding: 'x', ...link }] }, ['links/0/finding']],
    ['a finding and a citation at once', { links: [{ finding: 'x', citation: 'y', ...link }] }, ['links/0']],
    [
      'the same paper twice',
      {
        links: [
          { doi, ...link },
          { pmid: '27192616', ...link },
        ],
      },
      ['links/1'],
    ],
    ['characters that cannot be kept', { summary: '\0' }, [null]],
  ])('%s is told, and nothing of the row is kept', async (_what, row, fields) => {
    const before = await database().claim.count();
    const faulty = typeof row === 'object' ? { statement: 'It binds.', ...row } : row;
    const answer = await importClaims(into.curator, {
      text: JSON.stringify([{ statement: 'Sound.' }, faulty]),
      format: 'json',
    });
    expect(answer.errors.map(({ field }) => field)).toEqual(fields);
    for (const error of answer.errors) expect(error).toMatchObject({ row: 2, message: expect.stringMatching(/\w/) });
    expect(await database().claim.count()).toBe(before + 1);
  });

  test('a draft is not linked, even by its own author; of findings alike the id has to be given', async () => {
    const told = async (names: object) => {
      const text = JSON.stringify([{ statement: 'It binds.', links: [{ ...names, relation: 'supports' }] }]);
      return (await importClaims(into.curator, { text, format: 'json', dryRun: true })).errors.map(
        ({ message }) => message,
      );
    };
    const own = await draft(into, into.curator, { value: '170' });
    expect(await told({ finding: own })).toEqual(['There is no such finding to link; a draft cannot be.']);
    await submitFinding(into.curator, own);
    expect(await told({ finding: own })).toEqual([]);
    const twin = await draft(into, into.curator, { value: '170' });
    await submitFinding(into.curator, twin);
    const { label } = await database().finding.findUniqueOrThrow({
      where: { libraryId_id: { libraryId: into.libraryId, id: twin } },
    });
    const printed = label.slice(label.indexOf(': ') + 2);
    expect(await told({ finding: findingId, citationDoi: doi, label, printed })).toEqual([
      '2 findings of this paper say the same here: give the id of one.',
    ]);
  });
});

describe('claims as CSV', () => {
  const told = async (text: string) => (await importClaims(into.curator, { text, format: 'csv', dryRun: true })).errors;

  test('rows of one id, or of one statement, are one claim; its fields may stand in any of them', async () => {
    const rows = [
      'id,statement,topic,origin_title,doi,relation,note',
      `a,It binds.,target:mor,,${doi},supports,"Once, and ""well"""`,
      ',Nobody knows.,,,,,',
      `a,,,A label,${doi},qualifies,`,
      ',Alone.,,,,,',
    ];
    const [, , , again] = rows;
    expect(await told(rows.join('\n'))).toEqual([{ row: 3, line: 4, field: null, message: 'It is linked already.' }]);
    const text = rows.filter((row) => row !== again).join('\n');
    const answer = await importClaims(into.curator, { text, format: 'csv' });
    expect(answer).toMatchObject({ created: 3, errors: [] });
    expect(await held(answer.ids)).toMatchObject([
      { statement: 'It binds.', links: [{ citationId: into.citationId, note: 'Once, and "well"' }] },
      { statement: 'Nobody knows.', links: [] },
      { statement: 'Alone.' },
    ]);
  });

  test.each<[what: string, text: string, errors: object[]]>([
    ['a field said twice', 'id,statement,gap\na,It binds.,x\na,,y', [{ row: 2, line: 3, field: 'gap' }]],
    ['an unknown topic', 'statement,topic\n"It\nbinds.",target:none', [{ row: 1, line: 2, field: 'topic' }]],
    ['an origin without a title', 'statement,origin_kind\nIt binds.,book', [{ row: 1, field: 'origin_title' }]],
    [
      'a wrong day',
      'statement,origin_title,origin_seen_on\nIt binds.,x,1.2.2026',
      [{ row: 1, field: 'origin_seen_on' }],
    ],
    [
      'a link to nothing, at its own row',
      `id,statement,doi,relation\na,It binds.,${doi},supports\na,,10.1000/none,supports`,
      [{ row: 2, line: 3, field: 'citation_doi' }],
    ],
    ['an unknown relation', `statement,doi,relation\nIt binds.,${doi},likes`, [{ row: 1, field: 'relation' }]],
    ['no statement', 'id,gap\na,x', [{ row: 1, field: 'statement' }]],
    ['a row cut short, with the claim it is of', 'id,statement,gap\na,It binds.,\na', [{ row: 2, field: null }]],
  ])('%s is told at its row and column', async (_what, text, errors) => {
    expect(await told(text)).toMatchObject(errors);
  });

  test('headings nobody knows are refused', async () => {
    await expect(told('statement,colour\nx,y')).rejects.toThrow('Claims have no column colour.');
  });
});
