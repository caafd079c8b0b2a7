import { printEdtf } from './date.ts';
import type { CslItem } from './item.ts';
import { splitKeywords } from './keywords.ts';
import { invertedName } from './name.ts';
import { plainText } from './rich-text.ts';

const journal = ['citation_journal_title'];
// Google Scholar knows a book by the one, Zotero by the other.
const book = ['citation_inbook_title', 'citation_book_title'];

// Where a thing's whole is named tells readers of these tags what it is.
const containers: Readonly<Record<string, readonly string[]>> = {
  'article-journal': journal,
  'article-magazine': journal,
  'article-newspaper': journal,
  review: journal,
  'review-book': journal,
  'paper-conference': ['citation_conference_title'],
  chapter: book,
  'entry-dictionary': book,
  'entry-encyclopedia': book,
};
const publishers: Readonly<Record<string, string>> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/** A record as the `<meta>` tags that reference managers and Google Scholar read, by name; a name may have several values. */
export function highwireTags(csl: CslItem): Record<string, string[]> {
  const [first = '', last = ''] = String(csl.page ?? '').split(/\s*[-–]+\s*/);
  const wholes = containers[csl.type] ?? ['citation_series_title'];
  const tags: Record<string, unknown[]> = {
    citation_title: [csl.title],
    citation_author: (csl.author ?? []).map(invertedName),
    citation_editor: (csl.editor ?? []).map(invertedName),
    citation_publication_date: [csl.issued && printEdtf(csl.issued)?.split('/')[0]?.replaceAll('-', '/')],
    citation_series_title: [csl['collection-title']],
    ...Object.fromEntries(wholes.map((name) => [name, [csl['container-title'] ?? csl['collection-title']]])),
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
    citation_keywords: splitKeywords(text(csl.keyword)),
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
