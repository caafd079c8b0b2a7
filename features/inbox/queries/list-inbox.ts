import type { z } from 'zod';
import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { InboxRecord, InboxStatus, inboxQuery } from '../schema.ts';

export type InboxList = { items: InboxRecord[]; total: number; next: string | null };

/** One page of what watched searches found, newest first. */
export async function listInbox(
  viewer: Actor,
  { status, limit, cursor }: z.output<typeof inboxQuery>,
): Promise<InboxList> {
  authoriseInLibrary(viewer, 'inbox.read');
  const where = { libraryId: viewer.library.id, status };
  const [rows, total] = await Promise.all([
    database().inboxRecord.findMany({
      where: { ...where, ...(cursor && { id: { lt: cursor } }) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      include: { search: { select: { id: true, name: true, service: true } }, decidedBy: { select: { name: true } } },
    }),
    database().inboxRecord.count({ where }),
  ]);
  const items = rows.slice(0, limit).map(
    (row): InboxRecord => ({
      ...{ id: row.id, status: row.status, csl: row.csl as InboxRecord['csl'], search: row.search, reason: row.reason },
      citationId: row.citationId,
      foundAt: row.foundAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      decidedBy: row.decidedBy?.name ?? null,
    }),
  );
  return { items, total, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** How many records stand in each status. */
export async function countInbox(viewer: Actor): Promise<Record<InboxStatus, number>> {
  authoriseInLibrary(viewer, 'inbox.read');
  const groups = await database().inboxRecord.groupBy({
    by: ['status'],
    where: { libraryId: viewer.library.id },
    _count: true,
  });
  const counts = Object.fromEntries(groups.map(({ status, _count }) => [status, _count]));
  return { waiting: 0, accepted: 0, rejected: 0, duplicate: 0, ...counts };
}
