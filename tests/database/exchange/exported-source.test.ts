import { expect, test } from 'vitest';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { exportRecords } from '#features/exchange/queries/export-records.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { makeLibrary } from '../library.ts';
import { importText } from './imported.ts';

const text = `TY  - JOUR
ID  - own2019
T1  - Old title
A1  - Smith, José
Y1  - 2019/03//
ZZ  - of that program
JF  - Journal of Alkaloids
ER  - 
`;

async function exported(viewer: LibraryActor): Promise<string> {
  const format = findFormat('ris');
  let written = '';
  for await (const piece of format?.write?.(exportRecords(viewer, noFilters, format.name)) ?? []) written += piece;
  return written;
}

test('a record goes out in the format it came in as it came, but for what was edited', async () => {
  const library = await makeLibrary();
  await importText(library.curator, text);
  expect(await exported(library.viewer)).toContain(text.trimEnd());

  const [citation] = await Array.fromAsync(exportRecords(library.viewer, noFilters));
  await updateCitation(library.curator, citation?.id ?? '', 'any', { csl: { title: 'New title' } });
  expect(await exported(library.viewer)).toContain(text.replace('T1  - Old title', 'TI  - New title').trimEnd());
});
