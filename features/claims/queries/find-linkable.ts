import type { Choice } from '#components/choice.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';

type Linkable = { finding: string } | { citation: string };

/** What a person means by an address of a page, an id, a citation key, a DOI or a PMID: a finding, or else a citation. */
export async function findLinkable(viewer: LibraryActor, typed: string): Promise<Linkable> {
  authoriseInLibrary(viewer, 'claim.read');
  const libraryId = viewer.library.id;
  const text = typed.trim();
  const word = /(?:findings|citations)\/([0-9a-f-]{36})/i.exec(text)?.[1] ?? text;
  if (isId(word)) {
    const finding = await database().finding.findFirst({ where: { libraryId, id: word }, select: { id: true } });
    return finding ? { finding: word } : { citation: word };
  }
  const doi = /10\.\d{4,9}\/\S+/.exec(text)?.[0].toLowerCase();
  const named = [{ key: text }, { pmid: text }, ...(doi ? [{ doi }] : [])];
  const where = { libraryId, trashedAt: null, OR: named };
  const citation = text === '' ? null : await database().citation.findFirst({ where, select: { id: true } });
  if (!citation) {
    const detail = 'Choose a finding or a citation, or give its address, citation key, DOI or PMID.';
    throw invalid(detail, [{ pointer: '/target', detail }]);
  }
  return { citation: citation.id };
}

/** Findings by their label and citations by title, key and author, in which every word of the text occurs. */
export async function searchLinkable(viewer: LibraryActor, typed: string): Promise<Choice[]> {
  authoriseInLibrary(viewer, 'claim.read');
  const words = typed.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  const libraryId = viewer.library.id;
  const rows = await database().$queryRaw<(Omit<Choice, 'detail'> & { detail: string | null })[]>`
    (SELECT f.id::text AS value, f.label, 'Finding' AS kind, concat_ws(' ', c.author_sort, c.year) AS detail
      FROM finding f JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id AND c.trashed_at IS NULL
      WHERE f.library_id = ${libraryId}::uuid AND f.status IN ('submitted', 'accepted')
        AND fold_text(lower(concat_ws(' ', f.label, c.author_sort, c.year, c.key))) LIKE ALL (SELECT fold_text(word) FROM unnest(${patterns}::text[]) AS word)
      ORDER BY f.status, f.label LIMIT 20)
    UNION ALL
    (SELECT c.id::text, c.title, 'Citation', concat_ws(' ', c.author_sort, c.year) FROM citation c
      WHERE c.library_id = ${libraryId}::uuid AND c.trashed_at IS NULL
        AND fold_text(lower(concat_ws(' ', c.title, c.author_sort, c.year, c.key))) LIKE ALL (SELECT fold_text(word) FROM unnest(${patterns}::text[]) AS word)
      ORDER BY c.year DESC NULLS LAST LIMIT 10)`;
  return rows.map(({ detail, ...choice }) => ({ ...choice, ...(detail && { detail }) }));
}

/** What findings and citations are called, by id: for links that are only proposed. */
export async function labelsOf(viewer: LibraryActor, ids: readonly string[]): Promise<Map<string, string>> {
  authoriseInLibrary(viewer, 'claim.read');
  if (ids.length === 0) return new Map();
  const where = { libraryId: viewer.library.id, id: { in: [...ids] } };
  const [findings, citations] = await Promise.all([
    database().finding.findMany({ where, select: { id: true, label: true } }),
    database().citation.findMany({ where, select: { id: true, title: true } }),
  ]);
  return new Map([
    ...findings.map(({ id, label }): [string, string] => [id, label]),
    ...citations.map(({ id, title }): [string, string] => [id, title]),
  ]);
}
