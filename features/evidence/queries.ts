import { database, type Transaction } from '#lib/database.ts';
import { tableAsOf, withTables } from '#lib/history-sql.ts';
import type { AppraisalRecord } from './appraisal.ts';
import type { EvidenceLevel } from './evidence-level.ts';
import { designFacet, suggestionRule } from './suggested-level.ts';

/** A level of a citation, with who judged it; `suggested`: the rule table alone, so nobody has looked yet. */
export type CitationLevel = EvidenceLevel & {
  id: string;
  basis: 'suggested' | 'judged';
  /** What the rule table said when it was judged; null when it said nothing for this scheme and question. */
  suggestedCode: string | null;
  /** Why a person judged so; on a suggestion, which rule it comes from. */
  reason: string | null;
  setBy: { id: string; name: string } | null;
  setAt: Date;
  /** The second person who confirmed the judgement. */
  confirmedBy: { id: string; name: string } | null;
  confirmedAt: Date | null;
};

/** The levels of citations, each citation's in the order of the schemes. The caller has made sure that its actor may see them. */
export async function levelsOf(
  libraryId: string,
  citationIds: readonly string[],
  client: Transaction = database(),
): Promise<Map<string, CitationLevel[]>> {
  const rows = await client.citationLevel.findMany({
    where: { libraryId, citationId: { in: [...citationIds] } },
    include: { setBy: { select: { id: true, name: true } }, confirmedBy: { select: { id: true, name: true } } },
    orderBy: [{ scheme: 'asc' }, { question: 'asc' }],
  });
  const levels = new Map<string, CitationLevel[]>(citationIds.map((id) => [id, []]));
  for (const {
    libraryId: _,
    citationId,
    schemeVersion,
    setById: __,
    recordedAt: ___,
    confirmedById: ____,
    ...row
  } of rows) {
    // The table's own check holds scheme, version, question and code together.
    levels.get(citationId)?.push({ ...row, version: schemeVersion } as CitationLevel);
  }
  return levels;
}

type LevelRow = Omit<CitationLevel, 'setBy' | 'confirmedBy'> & {
  citationId: string;
  setById: string | null;
  setByName: string | null;
  confirmedById: string | null;
  confirmedByName: string | null;
};

/** As `levelsOf`, just before a moment. */
export async function levelsAsOf(
  libraryId: string,
  citationIds: readonly string[],
  moment: Date,
): Promise<Map<string, CitationLevel[]>> {
  const rows = await database().$queryRaw<LevelRow[]>`
    ${withTables(tableAsOf('citation_level', libraryId, moment))}
    SELECT l.id, l.citation_id AS "citationId", l.scheme, l.scheme_version AS version, l.code, l.question, l.basis,
      l.suggested_code AS "suggestedCode", l.reason, l.set_at AS "setAt", l.set_by_id AS "setById", u.name AS "setByName",
      l.confirmed_at AS "confirmedAt", l.confirmed_by_id AS "confirmedById", second.name AS "confirmedByName"
    FROM citation_level l LEFT JOIN user_account u ON u.id = l.set_by_id LEFT JOIN user_account second ON second.id = l.confirmed_by_id
    WHERE l.citation_id = ANY (${citationIds}::uuid[]) ORDER BY l.scheme, l.question`;
  const levels = new Map<string, CitationLevel[]>(citationIds.map((id) => [id, []]));
  const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  for (const { citationId, setById, setByName, confirmedById, confirmedByName, ...row } of rows) {
    const people = { setBy: person(setById, setByName), confirmedBy: person(confirmedById, confirmedByName) };
    levels.get(citationId)?.push({ ...row, ...people } as CitationLevel);
  }
  return levels;
}

/** Slugs of each citation's study designs and of their ancestors: what the suggestion rules read. */
export async function designsOf(
  libraryId: string,
  citationIds: readonly string[],
  client: Transaction = database(),
): Promise<Map<string, ReadonlySet<string>>> {
  // Each side on its own first: in a transaction that has just filled these tables, the planner guesses one row everywhere and a plain join took 40 s.
  const rows = await client.$queryRaw<{ citationId: string; slugs: string[] }[]>`
    WITH design AS MATERIALIZED (
      SELECT up.descendant_id AS term_id, term.slug FROM facet
      JOIN term ON term.library_id = facet.library_id AND term.facet_id = facet.id
      JOIN term_ancestor up ON up.library_id = term.library_id AND up.ancestor_id = term.id
      WHERE facet.library_id = ${libraryId}::uuid AND facet.slug = ${designFacet}
    ), tagged AS MATERIALIZED (
      SELECT citation_id, term_id FROM citation_tag WHERE library_id = ${libraryId}::uuid AND citation_id = ANY (${citationIds}::uuid[])
    )
    SELECT tagged.citation_id AS "citationId", array_agg(DISTINCT design.slug) AS slugs
    FROM tagged JOIN design USING (term_id) GROUP BY tagged.citation_id`;
  return new Map(rows.map(({ citationId, slugs }) => [citationId, new Set(slugs)]));
}

/** What the study design of a citation suggests, and why; null for nothing. */
export async function suggestionFor(
  libraryId: string,
  citationId: string,
): Promise<{ level: EvidenceLevel; why: string } | null> {
  const designs = await designsOf(libraryId, [citationId]);
  const rule = suggestionRule(designs.get(citationId) ?? new Set());
  return rule?.suggests ? { level: rule.suggests, why: rule.why } : null;
}

/** The appraisals of a citation, RoB 2 first. The caller has made sure that its reader may see the citation. */
export async function appraisalsOf(libraryId: string, citationId: string): Promise<AppraisalRecord[]> {
  const person = { select: { id: true, name: true } };
  const rows = await database().appraisal.findMany({
    where: { libraryId, citationId },
    include: { author: person, acceptedBy: person },
    orderBy: [{ tool: 'asc' }, { result: 'asc' }],
  });
  // The table's own checks hold tool, effect, answers and judgements together.
  return rows as unknown as AppraisalRecord[];
}
