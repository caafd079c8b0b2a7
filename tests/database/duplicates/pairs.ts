import { createCitation } from '#features/citations/commands/create-citation.ts';
import { continueDuplicateSearch } from '#features/duplicates/commands/continue-search.ts';
import { startDuplicateSearch } from '#features/duplicates/commands/start-search.ts';
import { listDuplicates } from '#features/duplicates/queries/list-duplicates.ts';
import { type DuplicateQuery, duplicateQuery } from '#features/duplicates/schema.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

export const paper: CslItem = {
  type: 'article-journal',
  title: 'Mitragynine binds and activates opioid receptors in transfected cells',
  author: [
    { family: 'Kruegel', given: 'Andrew C.' },
    { family: 'Sames', given: 'Dalibor' },
  ],
  issued: { 'date-parts': [[2016]] },
  'container-title': 'Journal of the American Chemical Society',
  volume: '138',
  page: '6754-6764',
};

/** As another database has it: more of one thing, less of another. */
export const copy: CslItem = {
  ...paper,
  'container-title': 'J Am Chem Soc',
  page: '6754-64',
  DOI: '10.1021/jacs.6b00360',
  abstract: 'Its abstract.',
  keyword: 'kratom',
};

export type Pair = TestLibrary & { pairId: string; leftId: string; rightId: string };

/** A library with two citations the rules take for one, and the pair in its queue. */
export async function makePair(left: CslItem = paper, right: CslItem = copy): Promise<Pair> {
  const library = await makeLibrary();
  const { id: leftId } = await createCitation(library.curator, { csl: left, key: 'left2016', allowDuplicate: true });
  const { id: rightId } = await createCitation(library.curator, { csl: right, key: 'right2016', allowDuplicate: true });
  const [pair] = await searched(library.curator);
  if (!pair) throw new Error('the search found no pair');
  return { ...library, pairId: pair.id, leftId, rightId };
}

/** What waits after a search over the whole library. */
export async function searched(actor: LibraryActor, query: Partial<DuplicateQuery> = {}) {
  await startDuplicateSearch(actor);
  await continueDuplicateSearch({ libraryId: actor.library.id });
  return (await listDuplicates(actor, duplicateQuery.parse(query))).items;
}
