import { yearOf } from '#lib/csl/date.ts';
import { normaliseDoi, normaliseIsbn, normaliseOrcid, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { fullFamily } from '#lib/csl/name.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { nameVariables } from '#lib/csl/variables.ts';
import { foldText } from '#lib/fold-text.ts';

/** What of a record stands in columns of its own, for search, sort and constraints. */
export type PromotedColumns = {
  type: string;
  title: string;
  containerTitle: string | null;
  year: number | null;
  authorSort: string;
  titleSort: string;
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
  isbn: string[];
};

export type CreatorRow = {
  role: string;
  position: number;
  family: string | null;
  given: string | null;
  literal: string | null;
  orcid: string | null;
};

/** Reads the columns out of a record. An identifier that is none stays in the record and gets no column. */
export function promotedColumns(csl: CslItem): PromotedColumns {
  const title = plainText(textOf(csl.title));
  const [first] = creatorNames(csl);
  return {
    type: csl.type,
    title,
    containerTitle: plainText(textOf(csl['container-title'])) || null,
    year: boundedYear(csl),
    authorSort: first ? sortable(first.name.literal ?? `${fullFamily(first.name)} ${first.name.given ?? ''}`) : '',
    titleSort: sortable(title).replace(/^(?:the|a|an) (?=.)/, ''),
    doi: normaliseDoi(textOf(csl.DOI)),
    pmid: normalisePmid(textOf(csl.PMID)),
    pmcid: normalisePmcid(textOf(csl.PMCID)),
    isbn: isbnsOf(textOf(csl.ISBN)),
  };
}

/** One row a creator, in the order of the record. */
export function creatorRows(csl: CslItem): CreatorRow[] {
  return creatorNames(csl).map(({ role, position, name }) => ({
    role,
    position,
    family: fullFamily(name) || null,
    given: name.given ?? null,
    literal: name.literal ?? null,
    orcid: normaliseOrcid(textOf(name.ORCID)),
  }));
}

function creatorNames(csl: CslItem): { role: string; position: number; name: CslName }[] {
  return nameVariables.flatMap((role) => {
    const names: unknown = csl[role];
    if (!Array.isArray(names)) return [];
    return names
      .filter((name) => name !== null && typeof name === 'object')
      .map((name: CslName, position) => ({ role, position, name }));
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

// Letters and digits only, so that punctuation neither sorts nor keeps two spellings of one title apart.
function sortable(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 500);
}

function boundedYear(csl: CslItem): number | null {
  const year = yearOf(csl.issued);
  return year !== null && Math.abs(year) <= 9999 ? year : null;
}

// Several numbers of one book stand in one field, with spaces or commas between and binding in brackets behind.
function isbnsOf(text: string): string[] {
  const parts = text.split(/[,;]|\s(?=97[89]|\d{9}[\dXx]\b|\d-)/);
  const numbers = parts.map((part) => normaliseIsbn(part.replace(/\(.*?\)/g, ''))).filter((isbn) => isbn !== null);
  return [...new Set(numbers)];
}
