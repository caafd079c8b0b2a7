import { Prisma } from './sql.ts';

/** Tables whose earlier rows are kept whole, by triggers. */
export const keptTables = [
  'facet',
  'term',
  'citation_creator',
  'citation_tag',
  'citation_level',
  'citation_note',
  'attachment',
  'retraction_notice',
  'citation_notice',
  'library_style',
  'collection',
  'collection_citation',
  'finding',
  'claim',
  'claim_link',
  'revision',
  'notice_check',
  'typical_range',
  'disagreement_resolution',
  'duplicate_candidate',
] as const;
export type KeptTable = (typeof keptTables)[number];

/**
 * A common table expression of the table's name, which stands in its place: a library's rows as they were just before a moment. Any query
 * behind it reads the earlier state without knowing.
 */
export function tableAsOf(table: KeptTable, libraryId: string, moment: Date): Prisma.Sql {
  const name = Prisma.raw(table);
  return Prisma.sql`${name} AS NOT MATERIALIZED (
    SELECT r.* FROM ${name} r WHERE r.library_id = ${libraryId}::uuid AND r.recorded_at < ${moment}
    UNION ALL
    SELECT r.* FROM row_history h, LATERAL jsonb_populate_record(NULL::${name}, h.earlier) r
    WHERE h.library_id = ${libraryId}::uuid AND h.noun = ${table} AND h.row_id IS NULL AND h.since < ${moment} AND h.until >= ${moment})`;
}

/** As `tableAsOf`, of citations and their words: of those that changed since only the changed columns are kept, the first change after the moment has what was so then. */
export function citationsAsOf(libraryId: string, moment: Date): Prisma.Sql {
  const kept = Prisma.sql`h.library_id = ${libraryId}::uuid AND h.noun = 'citation' AND h.since < ${moment} AND h.until >= ${moment}`;
  return Prisma.sql`changed_since AS MATERIALIZED (
    SELECT id, jsonb_object_agg(key, value) AS earlier FROM (
      SELECT DISTINCT ON (h.row_id, kept.key) h.row_id AS id, kept.key, kept.value
      FROM row_history h, jsonb_each(h.earlier) kept WHERE ${kept} AND h.row_id IS NOT NULL ORDER BY h.row_id, kept.key, h.seq) first
    GROUP BY id),
  changed_citation AS (
    SELECT was.* FROM (
      SELECT to_jsonb(r) || s.earlier AS row FROM changed_since s JOIN citation r ON r.library_id = ${libraryId}::uuid AND r.id = s.id
      UNION ALL
      SELECT h.earlier || coalesce(s.earlier, '{}') FROM row_history h LEFT JOIN changed_since s ON s.id = (h.earlier->>'id')::uuid
      WHERE ${kept} AND h.row_id IS NULL) rows,
    LATERAL jsonb_populate_record(NULL::citation, rows.row) AS was),
  citation AS NOT MATERIALIZED (
    SELECT r.* FROM citation r WHERE r.library_id = ${libraryId}::uuid AND r.recorded_at < ${moment} AND r.id NOT IN (SELECT id FROM changed_since)
    UNION ALL
    SELECT * FROM changed_citation),
  changed_words AS MATERIALIZED (
    SELECT library_id, ordinal, id AS citation_id, citation_search_vector(csl, key, title, container_title, doi, pmid, pmcid) AS words FROM changed_citation),
  citation_words AS NOT MATERIALIZED (
    SELECT w.library_id, w.ordinal, w.citation_id, w.words FROM citation_words w WHERE w.library_id = ${libraryId}::uuid AND w.citation_id NOT IN (SELECT id FROM changed_since)
    UNION ALL
    SELECT * FROM changed_words)`;
}

/** `WITH` and its expressions, before a query; nothing when there are none. */
export function withTables(...expressions: Prisma.Sql[]): Prisma.Sql {
  return expressions.length === 0 ? Prisma.empty : Prisma.sql`WITH ${Prisma.join(expressions, ', ')} `;
}
