import { levelRecord } from '#features/evidence/level-record.ts';
import { type CitationLevel, levelsOf } from '#features/evidence/queries.ts';
import type { Retraction } from '#features/retractions/notice.ts';
import { retractionsOf } from '#features/retractions/queries.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Term } from '#features/vocabulary/vocabulary-tree.ts';
import type { Actor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { CitationAnswer } from '../citation-schema.ts';

/** A citation with all that hangs on it, as its page shows it. */
export type CitationRecord = {
  id: string;
  version: number;
  key: string;
  csl: CslItem;
  title: string;
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
  terms: Term[];
  levels: CitationLevel[];
  retraction: Retraction | null;
  addedAt: Date;
  changedAt: Date;
  trashedAt: Date | null;
  /** The citation it became one with. */
  mergedIntoId: string | null;
  /** Keys of what was merged into it. */
  aliases: string[];
};

/** One citation of the viewer's library, from the trash too; throws `not-found` for any other. */
export async function findCitation(viewer: Actor, id: string): Promise<CitationRecord> {
  authoriseInLibrary(viewer, 'citation.read');
  const libraryId = viewer.library.id;
  const [row, levels, vocabulary, retractions] = await Promise.all([
    isId(id)
      ? database().citation.findUnique({
          where: { libraryId_id: { libraryId, id } },
          select: {
            ...{ id: true, version: true, key: true, csl: true, title: true, doi: true, pmid: true, pmcid: true },
            ...{
              addedAt: true,
              changedAt: true,
              trashedAt: true,
              mergedIntoId: true,
              tags: { select: { termId: true } },
            },
            aliases: { select: { key: true }, orderBy: { key: 'asc' } },
          },
        })
      : null,
    isId(id) ? levelsOf(libraryId, [id]) : null,
    loadVocabulary(viewer),
    isId(id) ? retractionsOf(libraryId, [id]) : null,
  ]);
  if (!row) throw notFound('This citation');
  const { tags, csl, aliases, ...rest } = row;
  const tagged = new Set(tags.map(({ termId }) => termId));
  const terms = [...vocabulary.byTag.values()].filter((term) => tagged.has(term.id));
  return {
    ...rest,
    csl: csl as CslItem,
    aliases: aliases.map(({ key }) => key),
    terms: [...new Set(terms)],
    levels: levels?.get(id) ?? [],
    retraction: retractions?.get(id) ?? null,
  };
}

/** The record as the API answers with it. */
export function citationAnswer(citation: CitationRecord): CitationAnswer {
  const { id, version, key, csl, doi, pmid, pmcid, terms, levels, trashedAt } = citation;
  return {
    ...{ id, version, key, csl, doi, pmid, pmcid },
    aliases: citation.aliases,
    tags: terms.map(({ tag }) => tag),
    levels: levels.map(levelRecord),
    status: trashedAt ? 'trashed' : 'active',
    retraction: citation.retraction,
    addedAt: citation.addedAt.toISOString(),
    changedAt: citation.changedAt.toISOString(),
    trashedAt: trashedAt?.toISOString() ?? null,
    mergedInto: citation.mergedIntoId,
  };
}
