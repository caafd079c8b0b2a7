import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { alternateLinks } from '#features/citations/alternate-links.ts';
import { bookmarklet } from '#features/lookup/bookmarklet.ts';
import { sharedText } from '#features/lookup/shared-text.ts';
import { coins } from '#lib/csl/coins.ts';
import { highwireTags } from '#lib/csl/highwire.ts';
import type { CslItem } from '#lib/csl/item.ts';

const article: CslItem = {
  type: 'article-journal',
  title: 'Explorations of <i>Mitragyna</i> & more',
  author: [{ family: 'Kruegel', given: 'Andrew C.' }, { literal: 'Kratom Group' }],
  'container-title': 'JACS',
  issued: { 'date-parts': [[2016, 6]] },
  volume: '138',
  page: '6754–6764',
  DOI: '10.1021/jacs.6b00360',
  PMID: '27192616',
  ISSN: '0002-7863, 1520-5126',
};

describe('what pages say to reference managers', () => {
  it('Highwire tags of an article, a chapter and nothing', () => {
    expect(highwireTags(article)).toEqual({
      citation_title: ['Explorations of Mitragyna & more'],
      citation_author: ['Kruegel, Andrew C.', 'Kratom Group'],
      citation_publication_date: ['2016/06'],
      citation_journal_title: ['JACS'],
      citation_volume: ['138'],
      citation_firstpage: ['6754'],
      citation_lastpage: ['6764'],
      citation_doi: ['10.1021/jacs.6b00360'],
      citation_pmid: ['27192616'],
      citation_issn: ['0002-7863', '1520-5126'],
      citation_public_url: ['https://doi.org/10.1021/jacs.6b00360'],
    });
    expect(highwireTags({ type: 'chapter', 'container-title': 'A book' })).toEqual({
      citation_inbook_title: ['A book'],
      citation_book_title: ['A book'],
    });
    expect(highwireTags({ type: 'review', 'container-title': 'J', keyword: 'kratom, pain' })).toEqual({
      citation_journal_title: ['J'],
      citation_keywords: ['kratom', 'pain'],
    });
    expect(highwireTags({ type: 'report', number: 'R-7', 'collection-title': 'Series' })).toEqual({
      citation_technical_report_number: ['R-7'],
      citation_series_title: ['Series'],
    });
    expect(highwireTags({ type: 'document' })).toEqual({});
  });

  it('COinS that read back', () => {
    const read = new URLSearchParams(coins(article));
    expect(read.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:journal');
    expect(read.get('rft.atitle')).toBe('Explorations of Mitragyna & more');
    expect(read.getAll('rft.au')).toEqual(['Kruegel, Andrew C.', 'Kratom Group']);
    expect(read.getAll('rft_id')).toEqual(['info:doi/10.1021/jacs.6b00360', 'info:pmid/27192616']);
    expect(new URLSearchParams(coins({ type: 'book', title: 'B' })).get('rft.btitle')).toBe('B');
  });

  it.each([
    [
      'a conference paper keeps its title beside its proceedings',
      { type: 'paper-conference', title: 'T', 'container-title': 'P' },
      { rft_val_fmt: 'book', 'rft.genre': 'proceeding', 'rft.atitle': 'T', 'rft.btitle': 'P' },
    ],
    [
      'a thesis names its school and degree',
      { type: 'thesis', title: 'T', publisher: 'School', genre: 'PhD' },
      { rft_val_fmt: 'dissertation', 'rft.title': 'T', 'rft.inst': 'School', 'rft.degree': 'PhD' },
    ],
    [
      'a patent has inventors and a number',
      { type: 'patent', title: 'T', number: 'US1', author: [{ family: 'Doe', given: 'J' }] },
      {
        rft_val_fmt: 'patent',
        'rft.number': 'US1',
        'rft.invlast': 'Doe',
        'rft.invfirst': 'J',
        'rft.inventor': 'Doe, J',
        'rft.title': 'T',
      },
    ],
    [
      'a page, by a body, is no article',
      { type: 'webpage', title: 'T', URL: 'https://example.org/', author: [{ literal: 'Agency of Leaves' }] },
      {
        rft_val_fmt: 'dc',
        'rft.type': 'webpage',
        'rft.title': 'T',
        'rft.aucorp': 'Agency of Leaves',
        rft_id: 'https://example.org/',
      },
    ],
    [
      'an address that is none is not said',
      { type: 'software', title: 'T', URL: 'javascript:alert(1)' },
      { rft_val_fmt: 'dc', 'rft.type': 'computerProgram', 'rft.title': 'T' },
    ],
  ] as [string, CslItem, Record<string, string>][])('COinS: %s', (_, csl, { rft_val_fmt, ...said }) => {
    const read = Object.fromEntries(new URLSearchParams(coins(csl)));
    expect(read).toEqual({ ctx_ver: 'Z39.88-2004', rft_val_fmt: `info:ofi/fmt:kev:mtx:${rft_val_fmt}`, ...said });
  });

  it('Link headers of a record and of a list, and none elsewhere', () => {
    const id = '01912345-89ab-7cde-8f01-23456789abcd';
    expect(alternateLinks(`/kratom/citations/${id}`, '')).toContain(
      `</api/v1/libraries/kratom/export?format=ris&id=${id}>; rel="alternate"; type="application/x-research-info-systems"`,
    );
    expect(alternateLinks('/kratom/citations', '?tag=target:mor&cursor=x&open=y')).toContain(
      '</api/v1/libraries/kratom/export?format=bibtex&tag=target%3Amor>;',
    );
    expect(alternateLinks(`/kratom/citations/${id}/edit`, '')).toBeNull();
    expect(alternateLinks('/kratom/import', '')).toBeNull();
    expect(alternateLinks('/kratom/citations', `?q=${'x'.repeat(2000)}`)).toBeNull();
  });

  it('takes the address out of what is shared', () => {
    expect(sharedText({ url: 'https://doi.org/10.1/x', title: 'A' })).toBe('https://doi.org/10.1/x');
    expect(sharedText({ text: 'A paper https://doi.org/10.1/x', title: 'A' })).toBe('https://doi.org/10.1/x');
    expect(sharedText({ title: 'A paper' })).toBe('A paper');
    expect(sharedText({})).toBe('');
  });
});

describe('the bookmarklet', () => {
  type Meta = [name: string, content: string];
  function press(metas: Meta[], { selected = '', href = 'https://example.org/paper' } = {}): string {
    const opened: string[] = [];
    const elements = metas.map(([name, content]) => ({
      content,
      getAttribute: (key: string) => (key === 'name' ? name : null),
    }));
    const page = {
      document: { getElementsByTagName: () => elements },
      getSelection: () => selected,
      location: { href },
      window: { open: (address: string) => opened.push(address) },
      encodeURIComponent,
    };
    const address = bookmarklet('https://library.example.org/kratom/import');
    runInNewContext(decodeURIComponent(address.replace(/^javascript:/, '')), page);
    const { pathname, searchParams, hash } = new URL(opened[0] ?? '');
    expect([pathname, hash]).toEqual(['/kratom/import', '#lookup']);
    return searchParams.get('lookup') ?? '';
  }

  it('takes the DOI of the meta tags, whatever they call it', () => {
    expect(press([['citation_doi', '10.1000/a']])).toBe('10.1000/a');
    expect(
      press([
        ['DC.Identifier', 'doi:10.1000/b'],
        ['citation_pmid', '1'],
      ]),
    ).toBe('doi:10.1000/b');
    expect(
      press([
        ['dc.identifier', 'oai:x'],
        ['citation_pmid', '27192616'],
      ]),
    ).toBe('PMID 27192616');
  });

  it('takes the selection before it, and a reference or the address after it', () => {
    expect(press([['citation_doi', '10.1000/a']], { selected: '10.1000/z' })).toBe('10.1000/z');
    expect(
      press([
        ['citation_title', 'A "quoted" title'],
        ['citation_author', 'Doe, J'],
        ['citation_date', '2020'],
      ]),
    ).toBe('Doe, J. A "quoted" title. 2020');
    expect(press([], { href: 'https://doi.org/10.1000/c?x=1&y=2' })).toBe('https://doi.org/10.1000/c?x=1&y=2');
  });
});
