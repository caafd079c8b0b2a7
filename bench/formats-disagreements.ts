import type { CslName } from '#lib/csl/item.ts';
import type { ReadRecord } from '#lib/formats/format.ts';
import { fold, type Miss } from './formats-compare.ts';

type Argument = { why: string; holds: (miss: Miss, record: ReadRecord | undefined) => boolean };

const words = (value: unknown) =>
  fold(value)
    .split(/[\s|,&/-]+/)
    .filter(Boolean)
    .sort()
    .join(' ');
const nameWords = (names: unknown) =>
  (Array.isArray(names) ? (names as CslName[]) : [])
    .map(({ affiliation: _, ORCID: __, ...parts }) => words(Object.values(parts).join(' ')))
    .join('\n');
const listWords = (list: unknown) => words(Array.isArray(list) ? list.join(' ') : list);
const expandedPages = (page: unknown) =>
  fold(page).replace(/^(\d+)-(\d+)$/, (whole, from: string, to: string) =>
    to.length < from.length ? `${from}-${from.slice(0, from.length - to.length)}${to}` : whole,
  );

/** Where a peer reads a file differently on purpose; docs/formats.md gives the reasons at length. */
const disagreements: Argument[] = [
  {
    why: 'a name is cut at other places: particle, suffix, body',
    holds: ({ field, expected, got }) => /^(?:author|editor)$/.test(field) && nameWords(expected) === nameWords(got),
  },
  {
    why: 'who directed a film is its director',
    holds: ({ field, expected }, record) =>
      field === 'author' && nameWords(expected) === nameWords(record?.csl.director ?? [{ literal: '-' }]),
  },
  {
    why: 'an ISSN is no ISBN',
    holds: ({ field, expected }, record) =>
      field === 'ISBN' && fold(expected).startsWith(fold(record?.csl.ISSN ?? '-')),
  },
  {
    why: 'the address of the authors is no place of publication',
    holds: ({ field, expected }, record) =>
      field === 'publisher-place' && words(expected) === words(record?.csl.custom?.['x-endnote-auth-address']),
  },
  {
    why: 'where a paper was given is the place of the event',
    holds: ({ field, expected }, record) =>
      field === 'publisher-place' && fold(expected) === fold(record?.csl['event-place']),
  },
  {
    why: 'a term with a comma is one term',
    holds: ({ field, expected, got }) => field === 'keyword' && listWords(expected) === listWords(got),
  },
  {
    why: 'a program’s own mark is no keyword',
    holds: ({ field, expected }) => field === 'keyword' && /^#/.test(String(expected)),
  },
  {
    why: 'pages stand as NBIB abbreviates them',
    holds: ({ field, expected, got }) => field === 'page' && expandedPages(expected) === expandedPages(got),
  },
  {
    why: 'a subtitle, or an addition, belongs to the title',
    holds: ({ field, expected, got }) =>
      /title$/.test(field) && (fold(got).startsWith(fold(expected)) || words(got) === words(expected)),
  },
  {
    why: 'words that were lost in the line after it are no part of a number',
    holds: ({ field, expected, got }) => field === 'PMID' && fold(expected).startsWith(`${fold(got ?? '-')} `),
  },
  {
    why: 'a note is as it was written',
    holds: ({ field, expected, got }) => field === 'note' && fold(expected).includes(fold(got ?? '-')),
  },
];

/** Why a field is as it is though a peer expects another; null when nothing speaks for it. */
export function argumentFor(miss: Miss, record: ReadRecord | undefined): string | null {
  return disagreements.find(({ holds }) => holds(miss, record))?.why ?? null;
}
