import type { Transaction } from '#lib/database.ts';
import { levelFilters, levelRank } from '../evidence-level.ts';

/** Sets each citation's `levelRank`, what lists sort by, to its strongest level's. Every write of a level ends with this. */
export async function rankLevels(tx: Transaction, libraryId: string, citationIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE citation SET level_rank = (
      SELECT min(rung.rank) FROM citation_level level
      JOIN unnest(${levelFilters.map(({ scheme }) => scheme)}::text[], ${levelFilters.map(({ code }) => code)}::text[],
        ${levelFilters.map(levelRank)}::int[]) AS rung (scheme, code, rank) USING (scheme, code)
      WHERE level.library_id = citation.library_id AND level.citation_id = citation.id)
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${citationIds}::uuid[])`;
}
