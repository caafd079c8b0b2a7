import { endOf, startOf } from '#features/citations/filter-ranges.ts';
import { type CitationFilters, effectiveSort } from '#features/citations/filters.ts';
import type { RandomQuery } from './random-filters.ts';
import { plain, type StoredCitation, tree } from './random-library.ts';

/** What filters mean, evaluated on records in memory in the plainest way. */
export function passes(citation: StoredCitation, filters: CitationFilters, query: RandomQuery | null): boolean {
  const { year, levels } = { year: citation.year, levels: heldLevels(citation) };
  return (
    citation.trashed === filters.is.includes('trashed') &&
    (!query || says(citation, query)) &&
    (filters.collections.length === 0 || places(citation, filters).length > 0) &&
    filters.tags.every((group) => group.some((ref) => isTagged(citation, ref))) &&
    !filters.not.some((ref) => isTagged(citation, ref)) &&
    (filters.types.length === 0 || filters.types.some((type) => type === citation.type)) &&
    (!filters.year || within(year, filters.year)) &&
    filters.levels.every((group) => group.some((level) => levels.includes(level))) &&
    filters.has.every(
      (what) =>
        ({
          abstract: citation.abstract.length > 0,
          finding: false,
          doi: citation.doi,
          pmid: citation.pmid,
          file: citation.file,
        })[what],
    ) &&
    filters.is.every(
      (what) =>
        ({
          trashed: true,
          retracted: false,
          duplicate: false,
          untagged: citation.tags.length === 0,
          unrated: levels.length === 0,
        })[what],
    ) &&
    (!filters.added?.from || dateOf(citation) >= startOf(filters.added.from)) &&
    (!filters.added?.to || dateOf(citation) < endOf(filters.added.to))
  );
}

/** In the filters' order: unknown values last, ties by id the same way; the most relevant first. */
export function inOrder(
  citations: StoredCitation[],
  filters: CitationFilters,
  query: RandomQuery | null,
): StoredCitation[] {
  const { by, reversed } = effectiveSort(filters);
  const value = (citation: StoredCitation) =>
    ({
      year: citation.year,
      level: citation.levelRank,
      author: plain(citation.family ?? ''),
      title: plain(citation.title[0] ?? ''),
      added: citation.added,
      changed: citation.added,
      relevance: query ? -weight(citation, query) : 0,
      place: places(citation, filters).toSorted()[0] ?? null,
    })[by];
  const sign = reversed ? -1 : 1;
  const tie = by === 'relevance' ? -sign : sign;
  return citations.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === second) return a.id < b.id ? -tie : tie;
    if (first === null) return 1;
    if (second === null) return -1;
    return first < second ? -sign : sign;
  });
}

/** What a citation weighs for a query: in its title 4, in a name 2, elsewhere 1 for each of the first eight things searched for. */
function weight(citation: StoredCitation, query: RandomQuery): number {
  return weightsOf(citation, query)
    .slice(0, 8)
    .reduce((sum, each) => sum + each, 0);
}

function weightsOf(citation: StoredCitation, query: RandomQuery): number[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap((part) => weightsOf(citation, part));
  if (!('field' in query) || query.field === 'note') return [];
  const fields = query.field === 'any' ? ['title', 'author', 'journal', 'abstract'] : [query.field];
  return [Math.max(...fields.map((field) => (says(citation, { ...query, field }) ? (weightOf[field] ?? 1) : 0)))];
}

const weightOf: Record<string, number> = { title: 4, author: 2 };

function places(citation: StoredCitation, { collections }: CitationFilters): number[] {
  return collections.flatMap((slug) => citation[slug as 'shelf' | 'rack'] ?? []);
}

export function isTagged(citation: StoredCitation, ref: string): boolean {
  const wanted = ref === 'y:old' ? 'y:b' : ref;
  return citation.tags.some((tag) => lineage(tag).includes(wanted));
}

function lineage(ref: string): string[] {
  const parent = tree[ref];
  return parent ? [ref, ...lineage(parent)] : [ref];
}

export function heldLevels({ levels }: StoredCitation): string[] {
  const ladder = levels.filter((level) => level.startsWith('preclinical'));
  return levels.filter((level) => level.startsWith('ocebm') || level === ladder[0]);
}

function says(citation: StoredCitation, query: RandomQuery): boolean {
  switch (query.kind) {
    case 'and':
      return sayAll(citation, query.parts.flatMap(flatten));
    case 'or':
      return query.parts.some((part) => says(citation, part));
    case 'not':
      return !says(citation, query.part);
    case 'word':
      return (
        texts(citation, query.field).some((text) => text.includes(plain(query.word))) ||
        (query.field === 'any' && plain(query.word) === 'golm' && isTagged(citation, 'x:a1'))
      );
    case 'prefix':
      return texts(citation, query.field).some((text) => text.some((word) => word.startsWith(query.word)));
    case 'dashed':
      return (
        says(citation, { ...query, kind: 'phrase' }) ||
        (query.field === 'any' && isTheName(...query.words) && isTagged(citation, 'y:b'))
      );
    case 'phrase': {
      const [first, second] = query.words.map(plain);
      return texts(citation, query.field).some((text) =>
        text.some((word, index) => word === first && text[index + 1] === second),
      );
    }
    case 'year':
      return within(citation.year, query);
    case 'tag':
      return isTagged(citation, query.ref);
    case 'level':
      return heldLevels(citation).includes(query.level);
    case 'doi':
      return citation.doiText === query.doi;
  }
}

// `alfa bravo` side by side is a name of y:b.
function sayAll(citation: StoredCitation, [first, second, ...rest]: RandomQuery[]): boolean {
  if (!first) return true;
  if (isBare(first) && second && isBare(second) && isTheName(first.word, second.word)) {
    return ((says(citation, first) && says(citation, second)) || isTagged(citation, 'y:b')) && sayAll(citation, rest);
  }
  return says(citation, first) && sayAll(citation, second ? [second, ...rest] : []);
}

function isBare(query: RandomQuery): query is RandomQuery & { kind: 'word' } {
  return query.kind === 'word' && query.field === 'any';
}

function isTheName(first: string, second: string): boolean {
  return plain(first) === 'alfa' && plain(second) === 'bravo';
}

function flatten(query: RandomQuery): RandomQuery[] {
  return query.kind === 'and' ? query.parts.flatMap(flatten) : [query];
}

function texts(citation: StoredCitation, field: string): string[][] {
  const one = (word: string | null) => (word ? [plain(word)] : []);
  const { family, journal, note } = citation;
  const [title, abstract] = [citation.title.map(plain), citation.abstract.map(plain)];
  const fields: Record<string, string[]> = {
    title,
    abstract,
    author: one(family),
    journal: one(journal),
    note: one(note),
  };
  return field === 'any' ? [title, one(family), one(journal), abstract] : [fields[field] ?? []];
}

function within(year: number | null, { from, to }: { from: number | null; to: number | null }): boolean {
  return year !== null && year >= (from ?? -9999) && year <= (to ?? 9999);
}

function dateOf({ added }: StoredCitation): Date {
  return new Date(Date.UTC(2026, 0, added));
}
