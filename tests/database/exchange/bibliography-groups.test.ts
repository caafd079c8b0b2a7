import { afterAll, describe, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { bibliographyQuery } from '#features/exchange/bibliography-options.ts';
import { showBibliography } from '#features/exchange/queries/print-bibliography.ts';
import { disconnect } from '#lib/database.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';
import { growFacet } from '../tagged-library.ts';

afterAll(disconnect);

async function library(): Promise<TestLibrary> {
  const made = await makeLibrary();
  await growFacet(made, 'target', { opioid: null, mor: 'opioid', nmda: null });
  const works: [string, number | null, string, string[]][] = [
    ['Alpha', 2016, 'article-journal', ['target:nmda', 'target:mor']],
    ['Beta', null, 'book', []],
    ['Gamma', 2020, 'article-journal', ['target:nmda']],
    ['Delta', 2016, 'book', ['target:opioid']],
  ];
  for (const [title, year, type, tags] of works) {
    const issued = year === null ? {} : { issued: { 'date-parts': [[year]] } };
    await createCitation(made.curator, { csl: { type, title, ...issued }, tags });
  }
  return made;
}

describe('headings of a bibliography', () => {
  it('part it by year, type or facet, in their own order, what has none last', async () => {
    const { viewer } = await library();
    const sections = async (group: string) => {
      const options = bibliographyQuery.parse({ style: 'vancouver', group });
      const shown = await showBibliography(viewer, noFilters, options, 10);
      return shown.sections.map(({ heading, entries }) => [
        heading,
        entries.map(({ html }) => /Alpha|Beta|Gamma|Delta/.exec(html)?.[0]).sort(),
      ]);
    };
    expect(await sections('year')).toEqual([
      ['2020', ['Gamma']],
      ['2016', ['Alpha', 'Delta']],
      ['Without year', ['Beta']],
    ]);
    expect(await sections('type')).toEqual([
      ['Journal article', ['Alpha', 'Gamma']],
      ['Book', ['Beta', 'Delta']],
    ]);
    expect(await sections('target')).toEqual([
      ['opioid', ['Delta']],
      ['opioid › mor', ['Alpha']],
      ['nmda', ['Gamma']],
      ['Without target', ['Beta']],
    ]);
    await expect(sections('nothing')).rejects.toMatchObject({ kind: 'invalid' });
  });
});
