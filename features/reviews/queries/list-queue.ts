import type { LibraryActor } from '#lib/actor.ts';
import { Prisma, replica } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { QueueQuery } from '../schema.ts';

/** Work that waits for a second person. Proposed changes are listed by the finding or claim they are to. */
export type QueuedWork = {
  kind: 'finding' | 'claim' | 'revision';
  /** What the work is on: the same as `kind`, or what a revision would change. */
  subjectType: 'finding' | 'claim';
  subjectId: string;
  label: string;
  /** How many fields a proposal would change; null for a whole finding or claim. */
  fields: number | null;
  author: string | null;
  isOwn: boolean;
  since: Date;
  citation: { id: string; key: string } | null;
  reviewer: { id: string; name: string; until: Date } | null;
  openFlags: number;
};

export type QueuePage = { items: QueuedWork[]; total: number; waiting: Record<QueuedWork['kind'], number> };

const pageSize = 100;

/** What waits for review in the viewer's library, the longest first; findings that came with a domain pack have no author. */
export async function listQueue(viewer: LibraryActor, query: QueueQuery): Promise<QueuePage> {
  authoriseInLibrary(viewer, 'review.read');
  const me = viewer.userId;
  const narrowed = Prisma.sql`
    (${query.kind ?? null}::text IS NULL OR work.kind = ${query.kind ?? null})
    AND (${query.reviewer ?? null}::text IS NULL
      OR (${query.reviewer ?? null} = 'me' AND held.reviewer_id = ${me}::uuid)
      OR (${query.reviewer ?? null} = 'nobody' AND held.reviewer_id IS NULL))
    AND (${query.author ?? null}::text IS NULL
      OR (${query.author ?? null} = 'me' AND work.author_id = ${me}::uuid)
      OR (${query.author ?? null} = 'others' AND work.author_id IS DISTINCT FROM ${me}::uuid))`;
  const from = Prisma.sql`FROM (${waitingWork(viewer.library.id)}) work
    LEFT JOIN review_assignment held ON held.library_id = ${viewer.library.id}::uuid AND held.subject_type = work.subject_type
      AND held.subject_id = work.subject_id AND held.expires_at > now()`;
  const [items, counts] = await Promise.all([
    replica().$queryRaw<QueuedWork[]>`
      SELECT work.kind, work.subject_type AS "subjectType", work.subject_id AS "subjectId", work.label, work.fields,
        author.name AS author, coalesce(work.author_id = ${me}::uuid, false) AS "isOwn", work.since,
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'key', c.key) END AS citation,
        CASE WHEN reviewer.id IS NOT NULL THEN json_build_object('id', reviewer.id, 'name', reviewer.name, 'until', held.expires_at) END
          AS reviewer,
        (SELECT count(*)::int FROM review_flag flag WHERE flag.library_id = ${viewer.library.id}::uuid
          AND flag.subject_type = work.subject_type AND flag.subject_id = work.subject_id AND flag.resolved_at IS NULL) AS "openFlags"
      ${from} LEFT JOIN user_account author ON author.id = work.author_id LEFT JOIN user_account reviewer ON reviewer.id = held.reviewer_id
      LEFT JOIN citation c ON c.library_id = ${viewer.library.id}::uuid AND c.id = work.citation_id
      WHERE ${narrowed} ORDER BY work.since, work.subject_id LIMIT ${pageSize} OFFSET ${query.from}`,
    replica().$queryRaw<{ kind: QueuedWork['kind']; all: number; narrowed: number }[]>`
      SELECT work.kind, count(*)::int AS "all", (count(*) FILTER (WHERE ${narrowed}))::int AS narrowed ${from} GROUP BY work.kind`,
  ]);
  const waiting = { finding: 0, claim: 0, revision: 0 };
  for (const { kind, all } of counts) waiting[kind] = all;
  return { items, waiting, total: counts.reduce((sum, each) => sum + each.narrowed, 0) };
}

function waitingWork(libraryId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT 'finding' AS kind, 'finding' AS subject_type, f.id AS subject_id, f.label, NULL::int AS fields, f.author_id,
      coalesce(f.submitted_at, f.changed_at) AS since, f.citation_id
    FROM finding f WHERE f.library_id = ${libraryId}::uuid AND f.status = 'submitted'
    UNION ALL
    SELECT 'claim', 'claim', m.id, m.statement, NULL, m.author_id, coalesce(m.submitted_at, m.changed_at), NULL
    FROM claim m WHERE m.library_id = ${libraryId}::uuid AND m.status = 'submitted'
    UNION ALL
    SELECT 'revision', r.subject_type, r.subject_id, coalesce(min(f.label), min(m.statement), ''), count(*)::int, r.proposer_id,
      min(r.proposed_at), (array_agg(f.citation_id))[1]
    FROM revision r
    LEFT JOIN finding f ON f.library_id = r.library_id AND r.subject_type = 'finding' AND f.id = r.subject_id
    LEFT JOIN claim m ON m.library_id = r.library_id AND r.subject_type = 'claim' AND m.id = r.subject_id
    WHERE r.library_id = ${libraryId}::uuid AND r.status = 'open'
    GROUP BY r.set_id, r.subject_type, r.subject_id, r.proposer_id`;
}
