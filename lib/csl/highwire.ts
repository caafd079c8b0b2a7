import { printEdtf } from './date.ts';
import type { CslItem } from './item.ts';
import { invertedName } from './name.ts';
import { plainText } from './rich-text.ts';

// Where a thing's whole is named tells readers of these tags what it is.
const containers: Readonly<Record<string, string>> = {
  'article-journal': 'citation_journal_title',
  'article-magazine': 'citation_journal_title',
  'article-newspaper': 'citation_journal_title',
  'paper-conference': 'citation_conference_title',
  chapter: 'citation_inbook_title',
  'entry-dictionary': 'citation_inbook_title',
  'entry-encyclopedia': 'citation_inbook_title',
};
const publishers: Readonly<Record<string, string>> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/** A record as the `<meta>` tags that reference managers and Google Scholar read, by name; a name may have several values. */
export function highwireTags(csl: CslItem): Record<string, string[]> {
  const [first = '', last = ''] = String(csl.page ?? '').split(/\s*[-–]+\s*/);
  const tags: Record<string, unknown[]> = {
    citation_title: [csl.title],
    citation_author: (csl.author ?? []).map(invertedName),
    citation_editor: (csl.editor ?? []).map(invertedName),
    citation_publication_date: [csl.issued && printEdtf(csl.issued)?.split('/')[0]?.replaceAll('-', '/')],
    citation_series_title: [csl['collection-title']],
    [containers[csl.type] ?? 'citation_series_title']: [csl['container-title'] ?? csl['collection-title']],
    citation_journal_abbrev: [csl['container-title-short']],
    citation_volume: [csl.volume],
    citation_issue: [csl.issue],
    citation_firstpage: [first],
    citation_lastpage: [last],
    citation_doi: [csl.DOI],
    citation_pmid: [csl.PMID],
    citation_issn: listed(csl.ISSN),
    citation_isbn: listed(csl.ISBN),
    [publishers[csl.type] ?? 'citation_publisher']: [csl.publisher],
    [csl.type === 'report' ? 'citation_technical_report_number' : '']: [csl.number],
    citation_public_url: [csl.URL ?? (csl.DOI && `https://doi.org/${csl.DOI}`)],
    citation_language: [csl.language],
    citation_keywords: [csl.keyword],
    citation_abstract: [csl.abstract],
  };
  const read = Object.entries(tags).map(([name, values]) => [name, values.map(text).filter(Boolean)] as const);
  return Object.fromEntries(read.filter(([name, values]) => name !== '' && values.length > 0));
}

function listed(value: unknown): string[] {
  return text(value).split(/[,;]\s*/);
}

function text(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : plainText(String(value)).trim();
}
