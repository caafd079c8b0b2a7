import { normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { childNamed, elementsOf, textOf, type XmlElement } from '../xml/element.ts';

// The variable each element gives, by its path below MedlineCitation/Article or BookDocument.
export const simple: Record<string, string> = {
  'MedlineCitation/Article/Journal/ISOAbbreviation': 'container-title-short',
  'MedlineCitation/Article/Journal/JournalIssue/Volume': 'volume',
  'MedlineCitation/Article/Journal/JournalIssue/Issue': 'issue',
  'MedlineCitation/Article/ArticleTitle': 'title',
  'MedlineCitation/Article/VernacularTitle': 'original-title',
  'MedlineCitation/Article/Language': 'language',
  'BookDocument/Book/Publisher/PublisherName': 'publisher',
  'BookDocument/Book/Publisher/PublisherLocation': 'publisher-place',
  'BookDocument/Book/CollectionTitle': 'collection-title',
  'BookDocument/Book/Volume': 'volume',
  'BookDocument/Book/VolumeTitle': 'volume-title',
  'BookDocument/Book/Edition': 'edition',
  'BookDocument/Book/Isbn': 'ISBN',
  'BookDocument/Book/ReportNumber': 'number',
  'BookDocument/ArticleTitle': 'title',
  'BookDocument/VernacularTitle': 'original-title',
  'BookDocument/Language': 'language',
  'BookDocument/LocationLabel': 'chapter-number',
};
export const rich = new Set(['title', 'container-title', 'original-title', 'collection-title', 'volume-title']);
export const identifiers: Record<string, string> = {
  doi: 'DOI',
  pmc: 'PMCID',
  pubmed: 'PMID',
  bookaccession: 'call-number',
  url: 'URL',
};

/** A book's part has a title of its own. */
export function typeOf(root: XmlElement): string {
  const book = childNamed(root, 'BookDocument');
  if (book) return textOf(childNamed(book, 'ArticleTitle')).trim() && childNamed(book, 'Book') ? 'chapter' : 'book';
  const types = childNamed(childNamed(childNamed(root, 'MedlineCitation'), 'Article'), 'PublicationTypeList');
  return types && elementsOf(types).some((type) => textOf(type).trim() === 'Preprint') ? 'article' : 'article-journal';
}

/** Whether the type says all that the list does. */
export function isPlainType(list: XmlElement): boolean {
  const [only, second] = elementsOf(list);
  return only !== undefined && second === undefined && /^(?:Journal Article|Preprint)$/.test(textOf(only).trim());
}

/** "132-42" is 132-142. */
export function fullRange(page: string): string {
  const [, from = '', to = ''] = /^(\d+)-(\d+)$/.exec(page) ?? [];
  return to && to.length < from.length ? `${from}-${from.slice(0, from.length - to.length)}${to}` : page;
}

/** PubMed writes no addresses: a book's is that of Bookshelf, where it stands, any other record's its page, as other programs have it. */
export function addressOf({ 'call-number': accession, PMID }: CslItem): string | null {
  if (/^NBK\d+$/.test(String(accession))) return `http://www.ncbi.nlm.nih.gov/books/${accession}/`;
  return normalisePmid(String(PMID)) === PMID ? `https://pubmed.ncbi.nlm.nih.gov/${PMID}/` : null;
}
