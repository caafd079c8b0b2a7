import { afterAll, expect, test } from 'vitest';
import { levelsOf } from '#features/evidence/queries.ts';
import { database, disconnect } from '#lib/database.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { makeLibrary } from '../library.ts';
import { importText } from './imported.ts';

afterAll(disconnect);

test('a level that is none here does not take the others of its record with it', async () => {
  const { curator, libraryId } = await makeLibrary();
  const levels = [
    { scheme: 'ocebm', version: '2009', code: '1a', question: 'treatment' },
    { scheme: 'preclinical', version: 'speciosa-1', code: 'P2' },
  ];
  const record = { csl: { type: 'book', title: 'T' }, citationKey: 't', levels };
  const text = (await Array.fromAsync(findFormat('ris')?.write?.([record]) ?? [])).join('');
  const { records } = await importText(curator, text);
  const [citationId = ''] = records.flatMap((each) => each.citationId ?? []);
  expect((await levelsOf(libraryId, [citationId])).get(citationId)).toMatchObject([{ code: 'P2', basis: 'judged' }]);
});

test('a tag that is no term here stays a keyword, and the import says so once', async () => {
  const { curator, libraryId } = await makeLibrary();
  const records = ['One', 'Two'].map((title) => ({
    csl: { type: 'book', title },
    citationKey: title,
    tags: ['no-such-facet:thing'],
  }));
  const text = (await Array.fromAsync(findFormat('ris')?.write?.(records) ?? [])).join('');
  const { problems } = await importText(curator, text);
  expect(problems).toMatchObject([
    { index: 0, severity: 'warning', message: 'The library has no term no-such-facet:thing: the tag stays a keyword.' },
  ]);
  const rows = await database().citation.findMany({ where: { libraryId } });
  expect(rows.map(({ csl }) => (csl as { keyword?: string }).keyword)).toEqual(Array(2).fill('no-such-facet:thing'));
});
