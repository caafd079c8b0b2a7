import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findListPage } from '#features/citations/queries/find-list-page.ts';
import { findMapPage } from '#features/evidence-map/queries/find-map-page.ts';
import { findFindingsPage } from '#features/findings/queries/find-findings-page.ts';
import { disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
  await draft(library, library.curator);
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const asOf = new Date().toISOString();
const pages = {
  citations: () => findListPage(library.curator, { asOf }),
  findings: () => findFindingsPage(library.curator, { asOf }),
  map: () => findMapPage(library.curator, { asOf }),
};

// Counts and rows of one page are of one moment, also of a day that is not over, and the vocabulary of then is read once.
test.each(Object.entries(pages))('a page of %s of a day is made of one state', async (_, find) => {
  const send = pg.Client.prototype.query;
  const sent: string[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text: string }];
    sent.push(typeof asked === 'string' ? asked : asked.text);
    return Reflect.apply(send, this, given);
  } as typeof send;
  await find().finally(() => {
    pg.Client.prototype.query = send;
  });
  const count = (part: string) => sent.filter((text) => text.includes(part)).length;
  expect({ moments: count('least($1'), vocabularies: count('FROM facet ORDER BY') }).toEqual({
    ...{ moments: 1, vocabularies: 1 },
  });
});
