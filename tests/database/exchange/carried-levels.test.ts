import { afterAll, expect, test } from 'vitest';
import { levelsOf } from '#features/evidence/queries.ts';
import { disconnect } from '#lib/database.ts';
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
