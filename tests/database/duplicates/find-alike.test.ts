import { afterAll, describe, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { insertCitations } from '#features/citations/commands/insert-citations.ts';
import { findAlike } from '#features/citations/queries/find-alike.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { judgedPairs } from '../../unit/duplicates/judged-pairs.ts';
import { makeLibrary } from '../library.ts';

afterAll(disconnect);

describe('records that share something with the library', () => {
  it('are found for every pair that is more than different', async () => {
    const missed: string[] = [];
    for (const [what, one, other, verdict] of judgedPairs) {
      if (verdict === 'different') continue;
      const { curator, libraryId } = await makeLibrary();
      // As an import would: it takes what it gets.
      const [held] = await transaction((tx) => insertCitations(tx, curator, [{ csl: one }]));
      const found = await findAlike(database(), libraryId, [{ csl: other }]);
      if (found[0]?.id !== held?.id) missed.push(what);
    }
    expect(missed).toEqual([]);
  });

  it('are not those that share a common title alone, nor those in the trash or in another library', async () => {
    const { curator, libraryId } = await makeLibrary();
    const csl: CslItem = { type: 'article-journal', title: 'A title of sufficient length on kratom and its alkaloids' };
    const { id } = await createCitation(curator, { csl });
    expect(
      await findAlike(database(), libraryId, [{ csl: { type: 'book', title: 'Editorial' } }, { csl }]),
    ).toMatchObject([{ place: 1, id, csl }]);
    expect(await findAlike(database(), (await makeLibrary()).libraryId, [{ csl }])).toEqual([]);
    await database().citation.updateMany({ where: { libraryId }, data: { trashedAt: new Date() } });
    expect(await findAlike(database(), libraryId, [{ csl }])).toEqual([]);
  });

  it('are found once a pair when citations ask', async () => {
    const { curator, libraryId } = await makeLibrary();
    const csl: CslItem = { type: 'article-journal', title: 'A title of sufficient length on kratom and its alkaloids' };
    const first = await createCitation(curator, { csl });
    const second = await createCitation(curator, { csl });
    const asked = [first, second].map(({ id }) => ({ id, csl }));
    expect(await findAlike(database(), libraryId, asked)).toMatchObject([{ place: 1, id: first.id }]);
  });
});
