import type { LibraryActor } from '#lib/actor.ts';
import { Prisma, replica } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type QueueKind, type QueueQuery, queueKinds } from '../schema.ts';

/** Work that waits for a second person. Changes and judgements are listed by the record they are of. */
export type QueuedWork = {
  kind: QueueKind;
  /** What the work is on: the same as `kind`, what a revision would change, or what a judgement is about. */
  subjectType: 'finding' | 'claim' | 'citation';
  subjectId: string;
  label: string;
  /** Of a judgement, what it says: `ocebm:2`, `rob2`, `moderate`. */
  judgement: string | null;
  /** How many fields a proposal would change; null for a whole finding or claim. */
  fields: number | null;
  author: string | null;
  isOwn: boolean;
  since: Date;
  citation: { id: string; key: string } | null;
  reviewer: { id: string; name: string; until: Date } | null;
  openFlags: number;
};

export type QueuePage = { items: QueuedWork[]; total: number; waiting: Record<QueueKind, number> };

const pageSize = 100;

/**
 * What waits for a second person in the viewer's library, the longest first; findings that came with a domain pack have no author. Judgements wait while the
 * library requires a second person for appraisals.
 */
export async function listQueue(viewer: LibraryActor, query: QueueQuery): Promise<QueuePage> {
  authoriseInLibrary(viewer, 'review.read');
  const me = viewer.userId;
  const { id: libraryId, appraisalsNeedSecondPerson } = viewer.library;
  const narrowed = Prisma.sql`
    (${query.kind ?? null}::text IS NULL OR work.kind = ${query.kind ?? null})
    AND (${query.reviewer ?? null}::text IS NULL
      OR (${query.reviewer ?? null} = 'me' AND held.reviewer_id = ${me}::uuid)
      OR (${query.reviewer ?? null} = 'nobody' AND held.reviewer_id IS NULL))
    AND (${query.author ?? null}::text IS NULL
      OR (${query.author ?? null} = 'me' AND work.author_id = ${me}::uuid)
      OR (${query.author ?? null} = 'others' AND work.author_id IS DISTINCT FROM ${me}::uuid))`;
  const waitsFor = appraisalsNeedSecondPerson
    ? Prisma.sql`${submittedWork(libraryId)} UNION ALL ${unconfirmedJudgements(libraryId)}`
    : submittedWork(libraryId);
  const from = Prisma.sql`FROM (${waitsFor}) work
    LEFT JOIN review_assignment held ON held.library_id = ${libraryId}::uuid AND held.subject_type = work.subject_type
      AND held.subject_id = work.subject_id AND held.expires_at > now()`;
  const [items, counts] = await Promise.all([
    replica().$queryRaw<QueuedWork[]>`
      SELECT work.kind, work.subject_type AS "subjectType", work.subject_id AS "subjectId", work.label, work.fields, work.judgement,
        author.name AS author, coalesce(work.author_id = ${me}::uuid, false) AS "isOwn", work.since,
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'key', c.key) END AS citation,
        CASE WHEN reviewer.id IS NOT NULL THEN json_build_object('id', reviewer.id, 'name', reviewer.name, 'until', held.expires_at) END
          AS reviewer,
        (SELECT count(*)::int FROM review_flag flag WHERE flag.library_id = ${libraryId}::uuid
          AND flag.subject_type = work.subject_type AND flag.subject_id = work.subject_id AND flag.resolved_at IS NULL) AS "openFlags"
      ${from} LEFT JOIN user_account author ON author.id = work.author_id LEFT JOIN user_account reviewer ON reviewer.id = held.reviewer_id
      LEFT JOIN citation c ON c.library_id = ${libraryId}::uuid AND c.id = work.citation_id
      WHERE ${narrowed} ORDER BY work.since, work.subject_id LIMIT ${pageSize} OFFSET ${query.from}`,
    replica().$queryRaw<{ kind: QueueKind; all: number; narrowed: number }[]>`
      SELECT work.kind, count(*)::int AS "all", (count(*) FILTER (WHERE ${narrowed}))::int AS narrowed ${from} GROUP BY work.kind`,
  ]);
  const waiting = Object.fromEntries(queueKinds.map((kind) => [kind, 0])) as QueuePage['waiting'];
  for (const { kind, all } of counts) waiting[kind] = all;
  return { items, waiting, total: counts.reduce((sum, each) => sum + each.narrowed, 0) };
}

// What is in the trash waits for nobody until it is restored.
const withPaper = Prisma.sql`JOIN citation paper ON paper.library_id = f.library_id AND paper.id = f.citation_id AND paper.trashed_at IS NULL`;

function submittedWork(libraryId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT 'finding' AS kind, 'finding' AS subject_type, f.id AS subject_id, f.label, NULL::int AS fields, NULL AS judgement, f.author_id,
      coalesce(f.submitted_at, f.changed_at) AS since, f.citation_id
    FROM finding f ${withPaper} WHERE f.library_id = ${libraryId}::uuid AND f.status = 'submitted'
    UNION ALL
    SELECT 'claim', 'claim', m.id, m.statement, NULL, NULL, m.author_id, coalesce(m.submitted_at, m.changed_at), NULL
    FROM claim m WHERE m.library_id = ${libraryId}::uuid AND m.status = 'submitted'
    UNION ALL
    SELECT 'revision', r.subject_type, r.subject_id, coalesce(min(f.label), min(m.statement), ''), count(*)::int, NULL, r.proposer_id,
      min(r.proposed_at), (array_agg(f.citation_id))[1]
    FROM revision r
    LEFT JOIN (finding f ${withPaper}) ON f.library_id = r.library_id AND r.subject_type = 'finding' AND f.id = r.subject_id
    LEFT JOIN claim m ON m.library_id = r.library_id AND r.subject_type = 'claim' AND m.id = r.subject_id
    WHERE r.library_id = ${libraryId}::uuid AND r.status = 'open' AND (r.subject_type <> 'finding' OR f.id IS NOT NULL)
    GROUP BY r.set_id, r.subject_type, r.subject_id, r.proposer_id`;
}

function unconfirmedJudgements(libraryId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT 'appraisal', 'citation', a.citation_id, c.title, NULL::int, a.tool, a.author_id, a.made_at, a.citation_id
    FROM appraisal a JOIN citation c ON c.library_id = a.library_id AND c.id = a.citation_id AND c.trashed_at IS NULL
    WHERE a.library_id = ${libraryId}::uuid AND a.accepted_by_id IS NULL
    UNION ALL
    SELECT 'level', 'citation', l.citation_id, c.title, NULL, l.scheme || ':' || l.code, l.set_by_id, l.set_at, l.citation_id
    FROM citation_level l JOIN citation c ON c.library_id = l.library_id AND c.id = l.citation_id AND c.trashed_at IS NULL
    WHERE l.library_id = ${libraryId}::uuid AND l.basis = 'judged' AND l.confirmed_by_id IS NULL
    UNION ALL
    SELECT 'grade', 'claim', m.id, m.statement, NULL, m.grade_level, m.graded_by_id, m.graded_at, NULL
    FROM claim m WHERE m.library_id = ${libraryId}::uuid AND m.graded_by_id IS NOT NULL AND m.grade_confirmed_by_id IS NULL
      AND m.status IN ('submitted', 'accepted')`;
}
