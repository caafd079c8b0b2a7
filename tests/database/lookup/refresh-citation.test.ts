import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { askAboutCitation } from '#features/lookup/commands/ask-about-citation.ts';
import { differencesOf } from '#features/lookup/record-difference.ts';
import { disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { answerAs } from '../../unit/lookup/answers.ts';
import { serviceServer } from '../../unit/lookup/service-server.ts';
import { makeLibrary } from '../library.ts';

let server: Awaited<ReturnType<typeof serviceServer>>;
beforeAll(async () => {
  server = await serviceServer(answerAs);
  const at = (name: string) => `${server.base}/${name}`;
  provideEnv({ LOOKUP_ORDER: 'crossref,europepmc', CROSSREF_URL: at('crossref'), EUROPEPMC_URL: at('europepmc') });
});
afterAll(async () => {
  await server.close();
  await disconnect();
});

it('asks all services by all identifiers and joins what they say', async () => {
  const { curator, viewer } = await makeLibrary();
  const csl = { type: 'article-journal', title: 'Synthetic explorations', DOI: '10.1021/jacs.6b00360', volume: '137' };
  await createCitation(curator, { csl });
  const { found, answered, faults } = await askAboutCitation(curator, csl);
  expect({ answered, faults }).toEqual({ answered: ['Crossref', 'Europe PMC'], faults: [] });
  const differences = differencesOf(csl, found ?? { type: 'document' });
  const of = (variable: string) => differences.find((difference) => difference.variable === variable);
  expect(of('volume')).toMatchObject({ before: '137', after: '138', isNew: false });
  // The PMID is Europe PMC's, the publisher Crossref's.
  expect(of('PMID')).toMatchObject({ after: '27192616', isNew: true });
  expect(of('publisher')).toMatchObject({ isNew: true });
  expect(of('custom')?.after).toBe(
    'retracted by 10.1021/jacs.retraction, 2020-01-02; has preprint 10.26434/chemrxiv.1; corrected by PMID 28000001',
  );
  expect(of('DOI')).toBeUndefined();
  const before = server.asked.length;
  await askAboutCitation(curator, csl);
  expect(server.asked.length).toBe(before);
  await expect(askAboutCitation(viewer, csl)).rejects.toMatchObject({ status: 403 });
  expect(await askAboutCitation(curator, { type: 'book', title: 'No identifier' })).toEqual({
    found: null,
    answered: [],
    faults: [],
  });
});
