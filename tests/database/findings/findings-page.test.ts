import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFindingsPage } from '#features/findings/queries/find-findings-page.ts';
import { disconnect } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from './finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

it('stands without its list when reading that takes too long, and says why', async () => {
  const other = new pg.Client({ connectionString: env().DATABASE_URL });
  await other.connect();
  try {
    await other.query('BEGIN; LOCK TABLE finding IN ACCESS EXCLUSIVE MODE');
    const found = await findFindingsPage(library.viewer, {});
    expect(found).toMatchObject({ page: null, counts: null });
    expect(found.failure).toContain('took longer than 2 seconds');
  } finally {
    await other.end();
  }
});

it('says so when a cursor is of another order, and shows the rest of the page', async () => {
  const found = await findFindingsPage(library.viewer, { cursor: 'x' });
  expect(found).toMatchObject({ page: null, failure: 'The cursor is not of this list.' });
  expect(found.counts).not.toBeNull();
});
