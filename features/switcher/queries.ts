import { noFilters } from '#features/citations/filters.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { mainPlaces } from '#features/libraries/main-places.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { searchTerms } from '#features/vocabulary/term-search.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma, replica } from '#lib/database.ts';
import { foldText } from '#lib/fold-text.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

/** Somewhere to go: a place of the library, a citation, a term, a finding, a claim. */
export type Destination = { kind: string; label: string; note: string; href: string };

const most = { citation: 6, term: 4, finding: 4 };

/** Where a few typed letters may lead, what is likeliest first; places alone when nothing is typed. */
export async function findDestinations(viewer: LibraryActor, typed: string): Promise<Destination[]> {
  authoriseInLibrary(viewer, 'library.read');
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const places = mainPlaces(viewer)
    .filter(({ label }) => foldText(label).includes(foldText(typed.trim())))
    .map(({ label, href }) => ({ kind: 'place', label, href, note: 'Go to' }));
  if (words.length === 0) return places;
  const found = await Promise.all([citations(viewer, words), terms(viewer, typed), findings(viewer, words)]);
  return [...places, ...found.flat()];
}

// Each word as the beginning of one in title, names, journal, key or identifier; nothing typed is read as syntax.
async function citations(viewer: LibraryActor, words: readonly string[]): Promise<Destination[]> {
  const q = words.map((word) => `${word.replace(/[^\p{L}\p{N}./-]/gu, '')}*`).filter((word) => word !== '*');
  if (q.length === 0) return [];
  const sort = { by: 'relevance', reversed: false } as const;
  const { items } = await listCitations(viewer, { ...noFilters, q: q.join(' '), sort, limit: most.citation });
  return items.map(({ id, title, key, year, containerTitle }) => ({
    kind: 'citation',
    label: title || key,
    note: [containerTitle, year].filter(Boolean).join(', ') || key,
    href: `/${viewer.library.slug}/citations/${id}`,
  }));
}

async function terms(viewer: LibraryActor, typed: string): Promise<Destination[]> {
  const found = searchTerms(await loadVocabulary(viewer), typed, { limit: most.term });
  return found.map(({ term, by }) => ({
    kind: 'term',
    label: term.name,
    note: by ? `${term.facet.name}: ${by}` : term.facet.name,
    href: `/${viewer.library.slug}/citations?tag=${term.tag}`,
  }));
}

async function findings(viewer: LibraryActor, words: readonly string[]): Promise<Destination[]> {
  const has = words.map((word) => Prisma.sql`f.label ILIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  const rows = await replica().$queryRaw<{ id: string; label: string; status: string }[]>`
    SELECT f.id, f.label, f.status FROM finding f WHERE f.library_id = ${viewer.library.id}::uuid
      AND (f.status IN ('submitted', 'accepted') OR f.author_id = ${viewer.userId}::uuid) AND ${Prisma.join(has, ' AND ')}
    ORDER BY f.status = 'accepted' DESC, f.changed_at DESC LIMIT ${most.finding}`;
  return rows.map(({ id, label, status }) => ({
    kind: 'finding',
    label,
    note: status === 'accepted' ? 'Finding' : `Finding, ${status}`,
    href: `/${viewer.library.slug}/findings/${id}`,
  }));
}
