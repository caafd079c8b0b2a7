import { afterAll, describe, expect, it } from 'vitest';
import { listImportRecords } from '#features/exchange/queries/find-import.ts';
import { database, disconnect } from '#lib/database.ts';
import { makeLibrary } from '../library.ts';
import { importText, ris, uploadAndCheck } from './imported.ts';

afterAll(disconnect);

const paper = { TI: 'Mitragynine at opioid receptors', AU: 'Ruiz, Ana', PY: '2016' };

async function verdicts(text: string, held: string) {
  const { owner } = await makeLibrary();
  const { records } = await importText(owner, held);
  const id = await uploadAndCheck(owner, text);
  const found = await listImportRecords(owner, id);
  return found.map(({ verdict, duplicateBy, duplicateOf, duplicateOfIndex }) => ({
    ...{ verdict, duplicateBy, duplicateOfIndex },
    isHeld: duplicateOf?.id === records[0]?.citationId,
  }));
}

describe('a record is a duplicate', () => {
  it('by its DOI, however it is written', async () => {
    const held = ris({ ...paper, DO: '10.1021/ABC.1' });
    expect(await verdicts(ris({ TI: 'Another title', DO: 'https://doi.org/10.1021/abc.1' }), held)).toEqual([
      { verdict: 'duplicate', duplicateBy: 'doi', duplicateOfIndex: null, isHeld: true },
    ]);
  });

  it('by title, year and first author, but for case and punctuation', async () => {
    const alike = ris({ ...paper, TI: 'Mitragynine: at Opioid-receptors.' });
    expect(await verdicts(alike, ris(paper))).toMatchObject([{ verdict: 'duplicate', duplicateBy: 'title' }]);
    expect(await verdicts(ris({ ...paper, PY: '2017' }), ris(paper))).toMatchObject([{ verdict: 'new' }]);
  });

  it('not when both have a DOI and these differ', async () => {
    const text = ris({ ...paper, DO: '10.1021/two' });
    expect(await verdicts(text, ris({ ...paper, DO: '10.1021/one' }))).toMatchObject([{ verdict: 'new' }]);
  });

  it('of an earlier record of the same file', async () => {
    const text = ris({ TI: 'Something else entirely' }, { ...paper, DO: '10.1021/x' }, { ...paper, DO: '10.1021/X' });
    expect(await verdicts(text, ris({ TI: 'Unrelated' }))).toMatchObject([
      { verdict: 'new' },
      { verdict: 'new' },
      { verdict: 'duplicate', duplicateBy: 'doi', duplicateOfIndex: 1 },
    ]);
  });

  it('by its description, abbreviated and with a slip of the pen', async () => {
    const whole = { ...paper, JO: 'Journal of Pain Research', VL: '12', SP: '101', EP: '110' };
    const other = { ...whole, TI: 'MITRAGYNINE AT OPOID RECEPTORS', AU: 'Ruiz, A.', JO: 'J Pain Res', EP: '10' };
    expect(await verdicts(ris(other), ris(whole))).toMatchObject([
      { verdict: 'duplicate', duplicateBy: 'description', isHeld: true },
    ]);
    expect(await verdicts(ris(whole, { TI: 'Another one' }, other), ris({ TI: 'Unrelated' }))).toMatchObject([
      { verdict: 'new' },
      { verdict: 'new' },
      { verdict: 'duplicate', duplicateBy: 'description', duplicateOfIndex: 0 },
    ]);
  });

  it('perhaps, when the rest speaks against it: then it is new, and the other is named', async () => {
    const held = { ...paper, JO: 'Journal of Pain Research', VL: '12', SP: '101' };
    expect(await verdicts(ris({ ...held, JO: 'Addiction', VL: '3', SP: '9' }), ris(held))).toEqual([
      { verdict: 'new', duplicateBy: 'possible', duplicateOfIndex: null, isHeld: true },
    ]);
  });

  it('not when it is a preprint of it', async () => {
    const preprint = ris({ ...paper, JO: 'bioRxiv' });
    expect(await verdicts(preprint, ris({ ...paper, JO: 'Addiction', VL: '3', SP: '9' }))).toMatchObject([
      { verdict: 'new', duplicateBy: null },
    ]);
  });

  it('by its PMID', async () => {
    const { owner, libraryId } = await makeLibrary();
    const csl = (title: string) => JSON.stringify([{ id: title, type: 'article-journal', title, PMID: '27192616' }]);
    await importText(owner, csl('Synthetic and receptor signalling'));
    const id = await uploadAndCheck(owner, csl('Synthetic & receptor signaling'));
    expect(await listImportRecords(owner, id)).toMatchObject([{ verdict: 'duplicate', duplicateBy: 'pmid' }]);
    expect(await database().citation.count({ where: { libraryId } })).toBe(1);
  });

  it('never of another library’s, nor of one in the trash', async () => {
    const held = ris({ ...paper, DO: '10.1021/x' });
    const { owner: other } = await makeLibrary();
    await importText(other, held);
    const { owner, libraryId } = await makeLibrary();
    await importText(owner, held);
    await database().citation.updateMany({ where: { libraryId }, data: { trashedAt: new Date() } });
    const id = await uploadAndCheck(owner, held);
    expect(await listImportRecords(owner, id)).toMatchObject([{ verdict: 'new' }]);
  });
});

describe('what becomes of duplicates', () => {
  const held = ris({ ...paper, DO: '10.1021/x' });
  const richer = ris({ ...paper, TI: 'Their title', DO: '10.1021/x', AB: 'An abstract.' });

  it('skip leaves the library as it is', async () => {
    const { owner, libraryId } = await makeLibrary();
    const first = await importText(owner, held);
    const { counts, records } = await importText(owner, richer, 'skip');
    expect(counts).toMatchObject({ total: 1, duplicate: 1, skipped: 1, created: 0 });
    expect(records[0]?.citationId).toBe(first.records[0]?.citationId);
    expect((await database().citation.findMany({ where: { libraryId } })).map(({ version }) => version)).toEqual([1]);
  });

  it('merge adds what is missing and overwrites nothing', async () => {
    const { owner, libraryId } = await makeLibrary();
    await importText(owner, held);
    expect((await importText(owner, richer, 'merge')).counts).toMatchObject({ merged: 1, created: 0 });
    const [citation] = await database().citation.findMany({ where: { libraryId } });
    expect(citation?.csl).toMatchObject({ title: paper.TI, abstract: 'An abstract.' });
  });

  it('create adds it beside the other; the DOI stays in its record', async () => {
    const { owner, libraryId } = await makeLibrary();
    await importText(owner, held);
    expect((await importText(owner, richer, 'create')).counts).toMatchObject({ created: 1 });
    const citations = await database().citation.findMany({ where: { libraryId }, orderBy: { addedAt: 'asc' } });
    expect(citations.map(({ doi }) => doi)).toEqual(['10.1021/x', null]);
    expect(citations[1]?.csl).toMatchObject({ DOI: '10.1021/x' });
  });

  it('merge reaches through an earlier duplicate of the same file', async () => {
    const { owner, libraryId } = await makeLibrary();
    const item = (fields: object) => ({ id: 'a', type: 'article-journal', title: 'A', ...fields });
    await importText(owner, JSON.stringify([item({ DOI: '10.1021/x' })]));
    const file = [item({ DOI: '10.1021/x', PMID: '27192616' }), item({ PMID: '27192616', abstract: 'An abstract.' })];
    expect((await importText(owner, JSON.stringify(file), 'merge')).counts).toMatchObject({ merged: 2, skipped: 0 });
    const [citation] = await database().citation.findMany({ where: { libraryId } });
    expect(citation).toMatchObject({ pmid: '27192616', csl: { abstract: 'An abstract.' } });
  });

  it('merge does not bring a DOI that another citation has got meanwhile', async () => {
    const { owner, libraryId } = await makeLibrary();
    await importText(owner, ris(paper));
    const file = ris(
      { TI: 'A quite different title', DO: '10.1021/x' },
      { ...paper, DO: '10.1021/x', AB: 'An abstract.' },
    );
    const { status, counts } = await importText(owner, file, 'merge');
    expect({ status, counts }).toMatchObject({ status: 'DONE', counts: { created: 1, merged: 1 } });
    const dois = await database().citation.findMany({ where: { libraryId, doi: '10.1021/x' } });
    expect(dois).toHaveLength(1);
  });
});
