import { printEdtf } from './date.ts';
import type { CslItem } from './item.ts';
import { fullFamily, invertedName } from './name.ts';
import { plainText } from './rich-text.ts';

/** The metadata format a type is written in, and the keys that hold its title, its whole and its publisher there. */
type Form = { format: string; genre?: string; kind?: string; title: string; whole?: string; publisher: string };

const journal: Form = {
  format: 'journal',
  genre: 'article',
  title: 'rft.atitle',
  whole: 'rft.jtitle',
  publisher: 'rft.pub',
};
const book: Form = { format: 'book', genre: 'book', title: 'rft.btitle', publisher: 'rft.pub' };
const part: Form = { format: 'book', title: 'rft.atitle', whole: 'rft.btitle', publisher: 'rft.pub' };

const forms: Readonly<Record<string, Form>> = {
  'article-journal': journal,
  review: journal,
  'review-book': journal,
  book,
  collection: book,
  chapter: { ...part, genre: 'bookitem' },
  'paper-conference': { ...part, genre: 'proceeding' },
  report: { ...book, genre: 'report' },
  thesis: { format: 'dissertation', title: 'rft.title', publisher: 'rft.inst' },
  patent: { format: 'patent', title: 'rft.title', publisher: 'rft.assignee' },
};

// All else is Dublin Core, which says what it is in the words Zotero has for it.
const kinds: Readonly<Record<string, string>> = {
  article: 'preprint',
  'article-magazine': 'magazineArticle',
  'article-newspaper': 'newspaperArticle',
  bill: 'bill',
  broadcast: 'tvBroadcast',
  dataset: 'dataset',
  'entry-dictionary': 'dictionaryEntry',
  'entry-encyclopedia': 'encyclopediaArticle',
  hearing: 'hearing',
  interview: 'interview',
  legal_case: 'case',
  legislation: 'statute',
  manuscript: 'manuscript',
  map: 'map',
  motion_picture: 'film',
  personal_communication: 'letter',
  post: 'forumPost',
  'post-weblog': 'blogPost',
  regulation: 'statute',
  software: 'computerProgram',
  song: 'audioRecording',
  speech: 'presentation',
  standard: 'standard',
  webpage: 'webpage',
};

function formOf(type: string): Form {
  const kind = kinds[type] ?? 'document';
  return forms[type] ?? { format: 'dc', kind, title: 'rft.title', whole: 'rft.source', publisher: 'rft.publisher' };
}

/** A record as the `title` of a COinS span (Z39.88-2004, key/value), which reference managers find in any page. */
export function coins(csl: CslItem): string {
  const { format, genre, kind, title, whole, publisher } = formOf(csl.type);
  const [first = '', last = ''] = String(csl.page ?? '').split(/\s*[-–]+\s*/);
  const address = /^https?:\/\//.test(String(csl.URL ?? '')) && !csl.DOI && csl.URL;
  // Of the parameters' order nothing is to be thought but that the kind of work stands before what is said of it.
  const fields: [string, unknown][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft.genre', genre],
    ['rft.type', kind],
    [title, csl.title],
    [whole ?? '', csl['container-title']],
    ['rft.stitle', csl['container-title-short']],
    ['rft.series', csl['collection-title']],
    ['rft.volume', csl.volume],
    ['rft.issue', csl.issue],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.pages', csl.page],
    ['rft.tpages', csl['number-of-pages']],
    ['rft.edition', csl.edition],
    ['rft.date', csl.issued && printEdtf(csl.issued)?.split('/')[0]],
    [publisher, csl.publisher],
    ['rft.place', csl['publisher-place']],
    [format === 'dissertation' ? 'rft.degree' : '', csl.genre],
    [format === 'patent' ? 'rft.number' : '', csl.number],
    ['rft.issn', String(csl.ISSN ?? '').split(/[,;]/)[0]],
    ['rft.isbn', String(csl.ISBN ?? '').split(/[,;]/)[0]],
    ...authors(csl, format === 'patent'),
    ['rft_id', csl.DOI && `info:doi/${csl.DOI}`],
    ['rft_id', csl.PMID && `info:pmid/${csl.PMID}`],
    ['rft_id', address],
  ];
  const said = fields.map(([name, value]) => [name, plainText(String(value || '')).trim()]);
  return new URLSearchParams(said.filter(([name, value]) => name !== '' && value !== '')).toString();
}

/** The first author twice, as a name in parts and among the others; a body that comes first is said to be one. */
function authors({ author = [] }: CslItem, areInventors: boolean): [string, unknown][] {
  const [first, ...others] = author;
  if (!first) return [];
  const [all, last, given] = areInventors
    ? ['rft.inventor', 'rft.invlast', 'rft.invfirst']
    : ['rft.au', 'rft.aulast', 'rft.aufirst'];
  const leading: [string, unknown][] = first.family
    ? [
        [last ?? '', fullFamily(first)],
        [given ?? '', first.given],
        [all ?? '', invertedName(first)],
      ]
    : [['rft.aucorp', first.literal]];
  return [...leading, ...others.map((name): [string, unknown] => [all ?? '', invertedName(name)])];
}
