import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
beforeAll(async () => {
  library = await makeLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

let count = 0;
const freshDoi = () => `10.1234/paper.${++count}`;
const freshPmid = () => String(30_000_000 + ++count);

async function citation(ids: { doi?: string; pmid?: string }): Promise<string> {
  const data = {
    libraryId: library.libraryId,
    key: `key${newId()}`,
    csl: {},
    type: 'article',
    title: 'A paper',
    ...ids,
  };
  return (await database().citation.create({ data, select: { id: true } })).id;
}

async function notice(
  nature: 'retraction' | 'correction' | 'expression_of_concern' | 'reinstatement',
  ids: object,
  date?: string,
) {
  const data = { libraryId: library.libraryId, nature, source: 'person', sourceId: newId(), ...ids };
  return database().retractionNotice.create({ data: { ...data, date: date ? new Date(date) : null } });
}

async function state(citationId: string): Promise<string | null> {
  const [row] = await database().$queryRaw<{ state: string }[]>`
    SELECT state FROM citation_retraction WHERE library_id = ${library.libraryId}::uuid AND citation_id = ${citationId}::uuid`;
  return row?.state ?? null;
}
const matches = (citationId: string) => database().citationNotice.findMany({ where: { citationId } });

describe('notices and citations', () => {
  it('meet by DOI, by PMID and by both, whichever comes first', async () => {
    const [doi, pmid] = [freshDoi(), freshPmid()];
    const byDoi = await citation({ doi });
    await notice('retraction', { doi, pmid }, '2020-01-01');
    const byPmid = await citation({ pmid });
    expect(await matches(byDoi)).toMatchObject([{ matchedBy: 'doi' }]);
    expect(await matches(byPmid)).toMatchObject([{ matchedBy: 'pmid' }]);
    const both = { doi: freshDoi(), pmid: freshPmid() };
    await notice('retraction', both, '2020-01-01');
    expect(await matches(await citation(both))).toMatchObject([{ matchedBy: 'both' }]);
    expect(await Promise.all([byDoi, byPmid].map(state))).toEqual(['retracted', 'retracted']);
  });

  it('part when an identifier is corrected, and meet when it is found', async () => {
    const doi = freshDoi();
    const id = await citation({ doi });
    const { id: noticeId } = await notice('retraction', { doi });
    const where = { libraryId_id: { libraryId: library.libraryId, id } };
    await database().citation.update({ where, data: { doi: freshDoi() } });
    expect(await state(id)).toBeNull();
    await database().citation.update({ where, data: { pmid: '31000001' } });
    await database().retractionNotice.update({
      where: { libraryId_id: { libraryId: library.libraryId, id: noticeId } },
      data: { pmid: '31000001' },
    });
    expect(await state(id)).toBe('retracted');
  });

  it('never meet across libraries, nor over identifiers that both lack', async () => {
    const elsewhere = await makeLibrary();
    const doi = freshDoi();
    await database().retractionNotice.create({
      data: { libraryId: elsewhere.libraryId, nature: 'retraction', source: 'person', sourceId: 'x', doi },
    });
    expect(await matches(await citation({ doi }))).toEqual([]);
    await expect(notice('retraction', {})).rejects.toThrow(/retraction_notice_names_work/);
  });
});

describe('what has become of a citation', () => {
  it.each([
    ['retracted', [['retraction', '2020-01-01']]],
    ['retracted', [['retraction', undefined]]],
    ['corrected', [['correction', '2020-01-01']]],
    [
      'concern',
      [
        ['expression_of_concern', '2020-01-01'],
        ['correction', '2021-01-01'],
      ],
    ],
    [
      'retracted',
      [
        ['expression_of_concern', '2020-01-01'],
        ['retraction', '2021-01-01'],
      ],
    ],
    [
      'reinstated',
      [
        ['retraction', '2020-01-01'],
        ['reinstatement', '2021-01-01'],
      ],
    ],
    [
      'reinstated',
      [
        ['retraction', '2020-01-01'],
        ['reinstatement', '2020-01-01'],
      ],
    ],
    [
      'reinstated',
      [
        ['retraction', undefined],
        ['reinstatement', undefined],
      ],
    ],
    [
      'retracted',
      [
        ['retraction', '2020-01-01'],
        ['reinstatement', '2021-01-01'],
        ['retraction', '2022-01-01'],
      ],
    ],
    [
      'corrected',
      [
        ['retraction', '2020-01-01'],
        ['reinstatement', '2021-01-01'],
        ['correction', '2019-01-01'],
      ],
    ],
  ] as const)('is %s after %j', async (expected, notices) => {
    const doi = freshDoi();
    const id = await citation({ doi });
    for (const [nature, date] of notices) await notice(nature, { doi }, date);
    expect(await state(id)).toBe(expected);
  });
});
