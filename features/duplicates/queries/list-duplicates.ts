import type { Actor } from '#lib/actor.ts';
import { database, Prisma } from '#lib/database.ts';
import type { Reason } from '#lib/duplicates/reason.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { reasonText } from '../reason-text.ts';
import type { DuplicateQuery, DuplicateRecord, DuplicateStatus, SearchProgress } from '../schema.ts';

type Row = Omit<DuplicateRecord, 'reasons' | 'foundAt' | 'decidedAt'> & {
  reasons: Reason[];
  foundAt: Date;
  decidedAt: Date | null;
};

/** One page of pairs, most alike first. Pairs of which one is in the trash are not shown, but for those that were merged. */
export async function listDuplicates(
  viewer: Actor,
  query: DuplicateQuery,
): Promise<{ items: DuplicateRecord[]; total: number; next: string | null }> {
  authoriseInLibrary(viewer, 'duplicate.read');
  const { limit, cursor } = query;
  const [score, after] = cursor?.split('_') ?? [];
  const wanted = condition(viewer.library.id, query);
  const [rows, counted] = await Promise.all([
    database().$queryRaw<Row[]>`
      SELECT d.id, d.status, d.verdict, d.score::float8 AS score, d.reasons, d.found_at AS "foundAt", d.decided_at AS "decidedAt",
        decider.name AS "decidedBy", ${side('l')} AS "left", ${side('r')} AS "right"
      FROM ${pairs} LEFT JOIN user_account decider ON decider.id = d.decided_by_id
      WHERE ${wanted} ${score && after ? Prisma.sql`AND (d.score, d.id) < (${Number(score)}::real, ${after}::uuid)` : Prisma.empty}
      ORDER BY d.score DESC, d.id DESC LIMIT ${limit + 1}`,
    database().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${pairs} WHERE ${wanted}`,
  ]);
  const items = rows.slice(0, limit).map((row) => ({
    ...row,
    reasons: row.reasons.map((reason) => ({ code: reason.code, text: reasonText(reason).text })),
    foundAt: row.foundAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
  const last = items.at(-1);
  const next = rows.length > limit && last ? `${last.score}_${last.id}` : null;
  return { items, total: counted[0]?.total ?? 0, next };
}

const pairs = Prisma.sql`duplicate_candidate d
  JOIN citation l ON l.library_id = d.library_id AND l.id = d.left_id
  JOIN citation r ON r.library_id = d.library_id AND r.id = d.right_id`;

function condition(libraryId: string, { status, verdict }: Pick<DuplicateQuery, 'status' | 'verdict'>): Prisma.Sql {
  return Prisma.sql`d.library_id = ${libraryId}::uuid AND d.status = ${status}::duplicate_status
    ${verdict ? Prisma.sql`AND d.verdict = ${verdict}` : Prisma.empty}
    ${status === 'merged' ? Prisma.empty : Prisma.sql`AND l.trashed_at IS NULL AND r.trashed_at IS NULL`}`;
}

function side(name: 'l' | 'r'): Prisma.Sql {
  const row = Prisma.raw(name);
  return Prisma.sql`jsonb_build_object('id', ${row}.id, 'key', ${row}.key, 'version', ${row}.version, 'csl', ${row}.csl,
    'mergedInto', ${row}.merged_into_id)`;
}

/** How many pairs wait, by what the rules say, and how many are decided, by how. */
export async function countDuplicates(
  viewer: Actor,
): Promise<{ same: number; candidate: number; versions: number; decided: Record<DuplicateStatus, number> }> {
  authoriseInLibrary(viewer, 'duplicate.read');
  const rows = await database().$queryRaw<{ status: DuplicateStatus; verdict: string; number: number }[]>`
    SELECT d.status, d.verdict, count(*)::int AS number FROM ${pairs}
    WHERE d.library_id = ${viewer.library.id}::uuid AND (d.status = 'merged' OR (l.trashed_at IS NULL AND r.trashed_at IS NULL))
    GROUP BY d.status, d.verdict`;
  const sum = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, { number }) => total + number, 0);
  const open = (verdict: string) => sum((row) => row.status === 'open' && row.verdict === verdict);
  const decided = (status: DuplicateStatus) => sum((row) => row.status === status);
  return {
    ...{ same: open('same'), candidate: open('candidate'), versions: open('versions') },
    decided: {
      open: decided('open'),
      merged: decided('merged'),
      rejected: decided('rejected'),
      versions: decided('versions'),
    },
  };
}

/** How far the last search is; null before the first. */
export async function findSearchProgress(viewer: Actor): Promise<SearchProgress | null> {
  authoriseInLibrary(viewer, 'duplicate.read');
  const row = await database().duplicateSearch.findUnique({ where: { libraryId: viewer.library.id } });
  if (!row) return null;
  const { done, total, found, startedAt, finishedAt } = row;
  return {
    ...{ isRunning: finishedAt === null, done, total, found },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
