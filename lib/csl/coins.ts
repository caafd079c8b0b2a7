import { printEdtf } from './date.ts';
import type { CslItem } from './item.ts';
import { fullFamily, invertedName } from './name.ts';
import { plainText } from './rich-text.ts';

const books: Readonly<Record<string, string>> = {
  book: 'book',
  chapter: 'bookitem',
  report: 'report',
  'paper-conference': 'proceeding',
};

/** A record as the `title` of a COinS span (Z39.88-2004, key/value), which reference managers find in any page. */
export function coins(csl: CslItem): string {
  const genre = books[csl.type];
  const format = genre ? 'book' : csl.type === 'thesis' ? 'dissertation' : 'journal';
  const [first = '', last = ''] = String(csl.page ?? '').split(/\s*[-–]+\s*/);
  const [author, ...others] = csl.author ?? [];
  const fields: [string, unknown][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft.genre', genre ?? (csl.type === 'article-journal' ? 'article' : undefined)],
    [
      format === 'journal' ? 'rft.atitle' : genre === 'bookitem' ? 'rft.atitle' : genre ? 'rft.btitle' : 'rft.title',
      csl.title,
    ],
    [format === 'journal' ? 'rft.jtitle' : 'rft.btitle', genre === 'book' ? undefined : csl['container-title']],
    ['rft.stitle', csl['container-title-short']],
    ['rft.volume', csl.volume],
    ['rft.issue', csl.issue],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.pages', csl.page],
    ['rft.date', csl.issued && printEdtf(csl.issued)?.split('/')[0]],
    ['rft.pub', csl.publisher],
    ['rft.place', csl['publisher-place']],
    ['rft.issn', String(csl.ISSN ?? '').split(/[,;]/)[0]],
    ['rft.isbn', String(csl.ISBN ?? '').split(/[,;]/)[0]],
    ['rft.aulast', author && fullFamily(author)],
    ['rft.aufirst', author?.given],
    ...[author, ...others].map((name): [string, unknown] => ['rft.au', name && invertedName(name)]),
    ['rft_id', csl.DOI && `info:doi/${csl.DOI}`],
    ['rft_id', csl.PMID && `info:pmid/${csl.PMID}`],
  ];
  const said = fields.map(([name, value]) => [name, plainText(String(value ?? '')).trim()]);
  return new URLSearchParams(said.filter(([, value]) => value !== '')).toString();
}
