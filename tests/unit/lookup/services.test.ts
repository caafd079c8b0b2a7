import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEnv } from '#lib/env.ts';
import { lookUp } from '#lib/lookup/look-up.ts';
import { readRequests } from '#lib/lookup/read-requests.ts';
import { findersOf, searchersOf } from '#lib/lookup/set-up-services.ts';
import { answerAs } from './answers.ts';
import { serviceServer } from './service-server.ts';

let server: Awaited<ReturnType<typeof serviceServer>>;
beforeAll(async () => {
  server = await serviceServer(answerAs);
});
afterAll(() => server.close());

function finders(order: string) {
  const at = (name: string) => `${server.base}/${name}`;
  const settings = parseEnv({
    LOOKUP_ORDER: order,
    CROSSREF_URL: at('crossref'),
    DATACITE_URL: at('datacite'),
    PUBMED_URL: at('pubmed'),
    EUROPEPMC_URL: at('europepmc'),
    OPENALEX_URL: at('openalex'),
    OPENLIBRARY_URL: at('openlibrary'),
  });
  return findersOf(settings, { timeoutMs: 2000, firstPauseMs: 1, longestPauseMs: 100 });
}

async function found(paste: string, order: string) {
  const [answer] = await lookUp(readRequests(paste), finders(order));
  return answer?.csl ?? answer?.reason;
}

describe('records of the services', () => {
  it('Crossref: markup, names, dates, relations', async () => {
    expect(await found('10.1021/jacs.6b00360', 'crossref')).toEqual({
      type: 'article-journal',
      title:
        'Synthetic and Receptor Signaling Explorations of the <i>Mitragyna</i> Alkaloids: μ & δ at 10<sup>−6</sup> M',
      'container-title': 'Journal of the American Chemical Society',
      'container-title-short': 'J. Am. Chem. Soc.',
      author: [
        { family: 'Kruegel', given: 'Andrew C.', ORCID: '0000-0002-1825-0097' },
        { literal: 'The Kratom Consortium' },
      ],
      issued: { 'date-parts': [[2016, 6, 1]] },
      volume: '138',
      issue: '21',
      page: '6754-6764',
      publisher: 'American Chemical Society (ACS)',
      ISSN: '0002-7863, 1520-5126',
      DOI: '10.1021/jacs.6b00360',
      URL: 'https://pubs.acs.org/doi/10.1021/jacs.6b00360',
      language: 'en',
      abstract: 'Background: Leaves of <i>Mitragyna</i>.\nResults: They bind.',
      custom: {
        relations: [
          {
            kind: 'retracted-by',
            doi: '10.1021/jacs.retraction',
            date: '2020-01-02',
            text: 'retraction',
            source: 'retraction-watch',
          },
          { kind: 'has-preprint', doi: '10.26434/chemrxiv.1', source: 'crossref' },
        ],
      },
    });
  });

  it('Crossref: a retraction notice, a record without title, an alias', async () => {
    expect(await found('10.1021/jacs.retraction', 'crossref')).toMatchObject({
      custom: { relations: [{ kind: 'retraction-of', doi: '10.1021/jacs.6b00360' }] },
    });
    const untitled = await found('10.1000/untitled', 'crossref');
    expect(untitled).toEqual({ type: 'article-journal', DOI: '10.1000/untitled', volume: '3' });
  });

  it('Crossref: many DOIs in one request', async () => {
    const before = server.asked.length;
    const answers = await lookUp(
      readRequests('10.1021/jacs.6b00360 10.1000/untitled 10.1000/none'),
      finders('crossref'),
    );
    expect(answers.map(({ csl, reason }) => csl?.DOI ?? reason)).toEqual([
      '10.1021/jacs.6b00360',
      '10.1000/untitled',
      'Not known to Crossref.',
    ]);
    expect(server.asked.slice(before).map(({ pathname }) => pathname)).toEqual(['/crossref/works']);
  });

  it('Crossref: a reference by its words, when they agree', async () => {
    const reference =
      'Kruegel AC et al. Synthetic and receptor signaling explorations of the Mitragyna alkaloids: mu & delta at 10−6 M. 2016.';
    expect(await found(reference, 'crossref')).toMatchObject({ DOI: '10.1021/jacs.6b00360' });
    expect(await found('Kruegel AC. J Am Chem Soc 2016;138:6754', 'crossref')).toMatchObject({
      DOI: '10.1021/jacs.6b00360',
    });
    expect(await found('Somebody else. Another work altogether. 2016', 'crossref')).toBe(
      'Nothing close enough was found by its words at Crossref.',
    );
  });

  it('Crossref: the address of an article at ScienceDirect', async () => {
    expect(
      await found('https://www.sciencedirect.com/science/article/abs/pii/S0024320598000389?via%3Dihub', 'crossref'),
    ).toMatchObject({ DOI: '10.1016/s0024-3205(98)00038-9' });
    expect(await found('https://www.cell.com/life/fulltext/S0024-3205(98)00038-9', 'crossref')).toMatchObject({
      DOI: '10.1016/s0024-3205(98)00038-9',
    });
    expect(await found('https://example.org/paper', 'crossref')).toContain('No service knows this address');
  });

  it('Europe PMC: identifiers, abstract, corrections, a retracted publication', async () => {
    expect(await found('27192616', 'europepmc')).toEqual({
      type: 'article-journal',
      title: 'Signaling of the <i>Mitragyna</i> alkaloids in G<sub>i</sub>',
      'container-title': 'Journal of the American Chemical Society',
      'container-title-short': 'J Am Chem Soc',
      author: [{ family: 'Kruegel', given: 'Andrew C', ORCID: '0000-0002-1825-0097' }, { literal: 'Kratom Group' }],
      issued: { 'date-parts': [[2016, 6]] },
      volume: '138',
      issue: '21',
      page: '6754-6764',
      ISSN: '0002-7863, 1520-5126',
      DOI: '10.1021/jacs.6b00360',
      PMID: '27192616',
      PMCID: 'PMC5189718',
      language: 'eng',
      abstract: 'Aim: To test.\nResults: It works.',
      keyword: 'Opioid; Mitragynine; Receptors, Opioid, mu',
      custom: {
        relations: [
          { kind: 'corrected-by', pmid: '28000001', text: 'J Am Chem Soc. 2017 Jan 1', source: 'europepmc' },
          { kind: 'retracted-by', source: 'europepmc' },
        ],
      },
    });
    expect(await found('PMC5189718', 'europepmc')).toMatchObject({ PMID: '27192616' });
    expect(await found('99999999', 'europepmc')).toBe('Not known to Europe PMC.');
  });

  it('PubMed: XML with markup, retractions, DOIs by way of a search', async () => {
    const byNumber = await found('PMID 27192616', 'pubmed');
    expect(byNumber).toMatchObject({
      type: 'article-journal',
      title: 'Signaling of the <i>Mitragyna</i> Alkaloids in G<sub>i</sub>',
      author: [{ family: 'Kruegel', given: 'Andrew C' }],
      volume: '138',
      DOI: '10.1021/jacs.6b00360',
      PMID: '27192616',
      PMCID: 'PMC5189718',
      custom: {
        relations: [
          {
            kind: 'retracted-by',
            pmid: '31999999',
            doi: '10.1021/jacs.retraction',
            text: 'J Am Chem Soc. 2020;142:1. doi: 10.1021/jacs.retraction.',
            source: 'pubmed',
          },
        ],
      },
    });
    expect(await found('10.1021/jacs.6b00360', 'pubmed')).toEqual(byNumber);
    expect(await found('PMC5189718', 'pubmed')).toEqual(byNumber);
    expect(await found('10.1000/none', 'pubmed')).toBe('Not known to PubMed.');
    expect(await found('1234567', 'pubmed')).toBe('Not known to PubMed.');
  });

  it('PubMed and Europe PMC: searches', async () => {
    const settings = parseEnv({ PUBMED_URL: `${server.base}/pubmed`, EUROPEPMC_URL: `${server.base}/europepmc` });
    const [pubmed, europepmc] = searchersOf(settings, { firstPauseMs: 1 });
    const since = new Date('2026-03-07T12:00:00Z');
    expect(await pubmed?.search('mitragynine', { since, most: 10 })).toMatchObject({
      total: 1,
      hits: [{ sourceId: '27192616' }],
    });
    const asked = server.asked.find(({ searchParams }) => searchParams.get('datetype') === 'edat');
    expect(asked?.searchParams.get('mindate')).toBe('2026/03/07');
    expect(await pubmed?.search('nothing like it', { since: null, most: 10 })).toEqual({ total: 0, hits: [] });
    await expect(pubmed?.search('((mitragynine', { since: null, most: 10 })).rejects.toMatchObject({
      reason: 'PubMed cannot run this search: Invalid query',
    });
    expect(await europepmc?.search('mitragynine', { since: null, most: 10 })).toMatchObject({
      total: 1,
      hits: [{ sourceId: 'MED:27192616' }],
    });
  });

  it('PubMed and Europe PMC: a search of many words is posted', async () => {
    const settings = parseEnv({ PUBMED_URL: `${server.base}/pubmed`, EUROPEPMC_URL: `${server.base}/europepmc` });
    const words = Array.from({ length: 300 }, (_, at) => `word${at}`).join(' OR ');
    const before = server.asked.length;
    for (const searcher of searchersOf(settings, { firstPauseMs: 1 }))
      expect(await searcher.search(words, { since: null, most: 10 })).toEqual({ total: 0, hits: [] });
    expect(server.asked.slice(before).map(({ pathname, search }) => pathname + search)).toEqual([
      '/pubmed/esearch.fcgi',
      '/europepmc/searchPOST',
    ]);
  });

  it('OpenAlex: an abstract of its words, a retraction', async () => {
    expect(await found('PMID 27192616', 'openalex')).toEqual({
      type: 'article-journal',
      title: 'Synthetic Explorations',
      author: [{ family: 'van der Berg', given: 'Jan', ORCID: '0000-0002-1825-0097' }],
      'container-title': 'Journal of the American Chemical Society',
      publisher: 'American Chemical Society',
      ISSN: '0002-7863, 1520-5126',
      issued: { 'date-parts': [[2016, 5, 18]] },
      volume: '138',
      page: '6754-6764',
      DOI: '10.1021/jacs.6b00360',
      PMID: '27192616',
      language: 'en',
      abstract: 'Leaves bind and bind',
      custom: { relations: [{ kind: 'retracted-by', source: 'openalex' }] },
    });
    expect(await found('https://openalex.org/W2400000000', 'openalex')).toMatchObject({ PMID: '27192616' });
  });

  it('DataCite: data, software and arXiv', async () => {
    expect(await found('10.5061/dryad.1', 'datacite')).toEqual({
      type: 'dataset',
      title: 'Data from: Kratom leaves',
      author: [{ family: 'Smith', given: 'Ann', ORCID: '0000-0002-1825-0097' }, { literal: 'Leaf Institute' }],
      publisher: 'Dryad',
      issued: { 'date-parts': [[2021, 3, 4]] },
      version: '2',
      genre: 'dataset',
      DOI: '10.5061/dryad.1',
      URL: 'https://datadryad.org/1',
      abstract: 'Rows & columns.',
      keyword: 'kratom',
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      custom: { relations: [{ kind: 'version-of', doi: '10.5061/dryad.0', source: 'datacite' }] },
    });
    expect(await found('arXiv:2101.00001v2', 'datacite')).toMatchObject({
      type: 'article',
      DOI: '10.48550/arxiv.2101.00001',
    });
  });

  it('Open Library: books', async () => {
    expect(await found('ISBN 3-16-148410-X', 'openlibrary')).toEqual({
      type: 'book',
      title: 'The Tree: A Leaf',
      author: [{ family: 'Doe', given: 'Jane Q.' }],
      publisher: 'Leaf Press',
      'publisher-place': 'Bangkok',
      issued: { 'date-parts': [[2009, 3]] },
      'number-of-pages': '96',
      ISBN: '9783161484100',
      URL: 'https://openlibrary.org/books/OL1M/Tree',
      keyword: 'Botany',
    });
  });

  it('asks the next for what one does not know, and says who failed', async () => {
    const answers = await lookUp(
      readRequests('10.5061/dryad.1\n10.1000/broken\n0123-nothing to see'),
      finders('crossref,datacite'),
    );
    expect(answers.map(({ service, reason }) => service ?? reason)).toEqual([
      'datacite',
      'Crossref has a fault of its own (500).',
      'Nothing close enough was found by its words at Crossref.',
    ]);
    const [none] = await lookUp(readRequests('10.1000/x'), []);
    expect(none?.reason).toBe('No service that is set up takes DOIs.');
  });

  it('waits once for one that hangs, and has the record of the next', async () => {
    const slow = await serviceServer(() => {});
    const settings = parseEnv({
      LOOKUP_ORDER: 'crossref,pubmed',
      CROSSREF_URL: slow.base,
      PUBMED_URL: `${server.base}/pubmed`,
    });
    const [answer] = await lookUp(readRequests('10.1021/jacs.6b00360'), findersOf(settings, { timeoutMs: 200 }));
    await slow.close();
    expect([answer?.service, slow.asked.length]).toEqual(['pubmed', 1]);
  });

  it('keeps what it was told, also that there is nothing', async () => {
    const kept = new Map<string, unknown>();
    const known = {
      find: async (service: string, kind: string, values: readonly string[]) =>
        new Map(
          values
            .filter((value) => kept.has(`${service} ${kind} ${value}`))
            .map((value) => [value, kept.get(`${service} ${kind} ${value}`) as null]),
        ),
      keep: async (service: string, kind: string, answers: ReadonlyMap<string, unknown>) => {
        for (const [value, csl] of answers) kept.set(`${service} ${kind} ${value}`, csl);
      },
    };
    const requests = readRequests('10.1021/jacs.6b00360\n10.1000/none');
    const first = await lookUp(requests, finders('crossref'), { known });
    const before = server.asked.length;
    expect(await lookUp(requests, finders('crossref'), { known })).toEqual(first);
    expect(server.asked.length).toBe(before);
  });
});
