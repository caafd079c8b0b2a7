import { yearOf } from '#lib/csl/date.ts';
import {
  normaliseArxiv,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
} from '#lib/csl/identifiers.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { foldText } from '#lib/fold-text.ts';
import { type Notice, noticeOf } from './notice.ts';
import { isPreprint } from './preprint.ts';

/** What of a record is compared with another's: folded, cut, and null where the record says nothing. */
export type Comparable = {
  kind: 'part' | 'book' | 'other';
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
  isbns: string[];
  issns: string[];
  /** Words of the title without a notice's opening, apart by one space. */
  title: string;
  /** The title's letters and digits alone. */
  letters: string;
  /** Numbers of the title, Roman ones too, sorted: `part 2` and `part 3` are two works. */
  numbers: string;
  notice: Notice | null;
  isPreprint: boolean;
  /** First author's family name, or the first word of a name of one piece. */
  firstAuthor: string | null;
  /** Words of all authors' names, initials left out. */
  nameWords: string[];
  year: number | null;
  container: string | null;
  volume: string | null;
  issue: string | null;
  page: string | null;
  edition: string | null;
  /** Beginning of the abstract as it is: folded when it is compared, as few are. */
  abstract: string | null;
};

/** Reads out of a record what is compared. */
export function comparable(csl: CslItem): Comparable {
  const { notice, rest } = noticeOf(words(plainText(textOf(csl.title)).replace(language, '')));
  const title = rest.replace(/^(?:the|a|an) (?=.)/, '');
  const names = authorsOf(csl);
  const container = words(plainText(textOf(csl['container-title'])));
  const doi = normaliseDoi(textOf(csl.DOI)) ?? arxivDoi(csl);
  return {
    kind: /^(?:chapter|entry-dictionary|entry-encyclopedia|entry)$/.test(csl.type)
      ? 'part'
      : csl.type === 'book'
        ? 'book'
        : 'other',
    doi,
    pmid: normalisePmid(textOf(csl.PMID)),
    pmcid: normalisePmcid(textOf(csl.PMCID)),
    isbns: serials(csl.ISBN, normaliseIsbn),
    issns: serials(csl.ISSN, normaliseIssn).concat(serials(csl.ISBN, normaliseIssn)),
    title,
    letters: title.replaceAll(' ', '').slice(0, 400),
    numbers: numbersOf(title),
    notice,
    isPreprint: isPreprint(csl, doi, container),
    firstAuthor: names[0] ?? null,
    nameWords: [...new Set(names.flatMap((name) => name.split(' ')).filter((word) => word.length > 1))].slice(0, 60),
    year: yearOf(csl.issued),
    container: container || null,
    volume: firstNumber(csl.volume),
    issue: firstNumber(csl.issue),
    page: firstPage(csl.page),
    edition: firstNumber(csl.edition),
    abstract: textOf(csl.abstract).slice(0, 400) || null,
  };
}

// Databases add the language of a translated title: `[Effects of kratom]. [Japanese]`.
const language = /[.\s]*\[(?:article in )?\p{L}+\]\W*$/u;

// Tables write NA or null for nothing.
function textOf(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return /^(?:n\/?a|null|none|undefined|-+|\[?no title(?: available)?\]?)$/i.test(text) ? '' : text;
}

/** Folded words, apart by one space; what stands in brackets stays, brackets do not. */
export function words(text: string): string {
  return foldText(text)
    .replace(/&amp;|&/g, ' and ')
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function authorsOf(csl: CslItem): string[] {
  const names: unknown = csl.author ?? csl.editor;
  if (!Array.isArray(names)) return [];
  return names
    .slice(0, 40)
    .filter((name) => name !== null && typeof name === 'object')
    .map((name: CslName) => words(textOf(name.family ?? name.literal)))
    .filter((name) => name !== '' && !/^(?:anon|anonymous|no authors?(?: listed)?|unknown|et al|others)$/.test(name));
}

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

// A lone letter counts as a number only where one is expected.
function numbersOf(title: string): string {
  return title
    .replace(
      /\b(part|section|chapter|volume|book|phase|study|trial|no|number) ([ivx]+)\b/g,
      (_, what, said) => `${what} ${arabic(said)}`,
    )
    .replace(/ ([ivx]+)$/, (_, said) => ` ${arabic(said)}`)
    .split(' ')
    .map((word) => (word.length > 1 ? arabic(word) : word))
    .filter((word) => /^\d/.test(word))
    .sort()
    .join(' ');
}

const arabic = (word: string) => (roman.includes(word) ? String(roman.indexOf(word) + 1) : word);

/** The first number in what stands for a volume or an issue: `11 (12)` is 11. */
function firstNumber(value: unknown): string | null {
  return /\d+/.exec(textOf(value))?.[0].replace(/^0+(?=\d)/, '') ?? null;
}

/** The first page or article number: `S355-S356` is s355, `e0168396` stays. */
function firstPage(value: unknown): string | null {
  const [first] = foldText(textOf(value)).split(/[-,;+]/);
  const match = /([a-z]*)\s*0*(\d+)/.exec(first ?? '');
  return match ? `${(match[1] ?? '').replace(/^(?:pp?|pages?)$/, '')}${match[2]}` : null;
}

function serials(value: unknown, normalise: (raw: string) => string | null): string[] {
  const parts = textOf(value).split(/[\s,;]+(?=[\dIi])|\(/);
  const found = parts.map((part) => normalise(part.replace(/[^\dXx‐-―-]/g, ''))).filter((serial) => serial !== null);
  return [...new Set(found)];
}

// arXiv registers a DOI for every preprint; records often have the number alone.
function arxivDoi(csl: CslItem): string | null {
  const number = textOf(csl.number ?? csl.archive_location ?? csl.URL);
  const arxiv = /arxiv/i.test(`${number} ${textOf(csl.archive)} ${textOf(csl.publisher)}`)
    ? normaliseArxiv(number)
    : null;
  return arxiv ? `10.48550/arxiv.${arxiv.toLowerCase()}` : null;
}
