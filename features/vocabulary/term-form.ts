import { invalid } from '#lib/problem.ts';
import { parseIdentifiers } from './identifier-links.ts';
import { resolveIn } from './resolved-tags.ts';
import type { Term, Vocabulary } from './vocabulary-tree.ts';

/** What a form says of a term: synonyms and identifiers by line, empty fields as none. */
export function termFields(data: FormData) {
  const text = (field: string) => (data.has(field) ? String(data.get(field)) : undefined);
  const { identifiers, faults } = parseIdentifiers(text('identifiers') ?? '');
  const [first] = faults;
  if (first)
    throw invalid(
      first,
      faults.map((detail) => ({ pointer: '/identifiers', detail })),
    );
  return {
    name: text('name'),
    slug: text('slug') || undefined,
    synonyms: lines(text('synonyms')),
    definition: text('definition'),
    identifiers: data.has('identifiers') ? identifiers : undefined,
    source: text('source'),
    colour: data.has('noColour') ? null : text('colour') || undefined,
  };
}

function lines(text: string | undefined): string[] | undefined {
  return text
    ?.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The term a person named in a field, by `facet:term`, or by slug, name or synonym in `facet`; null when it is empty. */
export function namedTerm(vocabulary: Vocabulary, facet: string, text: string, pointer: string): Term | null {
  const typed = text.trim();
  if (typed === '') return null;
  const inFacet = resolveIn(vocabulary, [typed.includes(':') ? typed : `${facet}:${typed}`]);
  const [term] = inFacet.terms;
  if (term) return term;
  const detail = inFacet.faults[0]?.detail ?? `There is no term “${typed}” in this facet.`;
  throw invalid(detail, [{ pointer, detail }]);
}

/** Ids of the facets with one of them a place earlier or later. */
export function movedFacet({ facets }: Vocabulary, id: string, up: boolean): string[] {
  const ids = facets.map((facet) => facet.id);
  const from = ids.indexOf(id);
  const to = Math.min(ids.length - 1, Math.max(0, from + (up ? -1 : 1)));
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
