import { afterAll, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { bibliographyQuery } from '#features/exchange/bibliography-options.ts';
import {
  stopBibliography,
  type Whole,
  type WholeForm,
  watchBibliography,
} from '#features/exchange/queries/whole-bibliography.ts';
import { disconnect } from '#lib/database.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

afterAll(disconnect);

async function library(): Promise<TestLibrary> {
  const made = await makeLibrary();
  for (const title of ['Zeta', 'Alpha', 'Mu']) await createCitation(made.curator, { csl: { type: 'book', title } });
  return made;
}

const options = bibliographyQuery.parse({ style: 'apa' });

/** Looks as a page does, until it is there. */
async function whole(viewer: TestLibrary['viewer'], form: WholeForm): Promise<Whole> {
  for (;;) {
    const standing = await watchBibliography(viewer, noFilters, options, { form, address: `whole=${form}` });
    if ('result' in standing) return standing.result;
  }
}

it('is shown whole in the order it prints in, or made ready as a file', async () => {
  const { viewer } = await library();
  const shown = await whole(viewer, 'page');
  const texts = shown?.sections.flatMap(({ entries }) => entries.map(({ text }) => text.slice(0, 5)));
  expect(texts).toEqual(['Alpha', 'Mu. (', 'Zeta.']);
  expect(await whole(viewer, 'docx')).toBeNull();
});

it('says what is wrong, to whoever looks', async () => {
  const { viewer } = await library();
  const order = { form: 'page' as const, address: 'group' };
  const wrong = { ...options, group: 'nothing' };
  const look = async () => {
    for (;;) {
      const standing = await watchBibliography(viewer, noFilters, wrong, order);
      if ('result' in standing) return standing;
    }
  };
  await expect(look()).rejects.toMatchObject({ kind: 'invalid' });
});

it('can be stopped, by whoever asked for it alone', async () => {
  const { viewer, curator } = await library();
  const order = { form: 'page' as const, address: 'stopped' };
  await watchBibliography(viewer, noFilters, options, order);
  stopBibliography(curator, 'stopped');
  stopBibliography(viewer, 'stopped');
  stopBibliography(viewer, 'never begun');
  expect(await whole(viewer, 'page')).not.toBeNull();
});
