import type { Actor, LibraryActor } from '#lib/actor.ts';
import { database, Prisma, replica, type Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { type BrokenLink, ChainCheck } from './chain-check.ts';
import { instanceScope } from './commands.ts';
import type { ActivityFilter } from './filters.ts';
import type { ChainedEvent } from './hash-chain.ts';

export type EventSubject = {
  type: string;
  id: string;
  label: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** An event as it is listed: its first subjects, and how many there are. */
export type ActivityEvent = {
  seq: string;
  at: Date;
  verb: string;
  actorId: string | null;
  actorName: string;
  via: string;
  details: Record<string, unknown>;
  subjects: EventSubject[];
  subjectCount: number;
};

export type ActivityPage = { items: ActivityEvent[]; total: number; next: string | null };

const SUBJECTS_SHOWN = 3;

/** What happened in the viewer's library, newest first. */
export function listActivity(viewer: LibraryActor, filter: ActivityFilter): Promise<ActivityPage> {
  authoriseInLibrary(viewer, 'activity.read');
  return readPage(replica(), viewer.library.id, filter);
}

/** What happened to people and libraries of the instance, for administrators. */
export function listInstanceActivity(viewer: Actor, filter: ActivityFilter): Promise<ActivityPage> {
  authorise(viewer, 'instance.read');
  return readPage(database(), instanceScope, filter);
}

/** What happened to one record of the viewer's library, newest first; given several ids, to the first and to what it took in. */
export async function listHistory(
  viewer: LibraryActor,
  type: string,
  id: string | readonly string[],
  { cursor, limit = 50 }: { cursor?: string; limit?: number } = {},
): Promise<Omit<ActivityPage, 'total'>> {
  authoriseInLibrary(viewer, 'activity.read');
  const ids = [id].flat().filter(isId);
  if (ids.length === 0) return { items: [], next: null };
  const libraryId = viewer.library.id;
  const rows = await database().$queryRaw<ActivityEvent[]>`
    SELECT ${eventColumns}, 1 AS "subjectCount", jsonb_build_array(${subjectJson}) AS subjects
    FROM event_subject s JOIN event e ON e.library_id = s.library_id AND e.seq = s.seq
    WHERE s.library_id = ${libraryId}::uuid AND s.type = ${type} AND s.id = ANY (${ids}::uuid[]) ${olderThan(cursor)}
      -- What happened to several of them at once is told of the first.
      AND NOT EXISTS (SELECT 1 FROM event_subject o WHERE o.library_id = s.library_id AND o.seq = s.seq AND o.type = s.type
        AND array_position(${ids}::uuid[], o.id) < array_position(${ids}::uuid[], s.id))
    ORDER BY s.seq DESC LIMIT ${limit + 1}`;
  return pageOf(rows, limit);
}

/** Who has done something in the viewer's library, and which verbs there are: what a list can be narrowed to. */
export async function listActivityChoices(viewer: LibraryActor) {
  authoriseInLibrary(viewer, 'activity.read');
  const where = { libraryId: viewer.library.id };
  const [people, verbs] = await Promise.all([
    replica().event.groupBy({ by: ['actorId', 'actorName'], where: { ...where, actorId: { not: null } } }),
    replica().event.groupBy({ by: ['verb'], where }),
  ]);
  // Who was renamed is listed once, under one of the names.
  const names = new Map(people.map(({ actorId, actorName }) => [actorId ?? '', actorName]));
  return {
    people: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    nouns: [...new Set(verbs.map(({ verb }) => verb.replace(/\..*/, '')))].sort(),
  };
}

export const eventColumns = Prisma.sql`e.seq::text AS seq, e.at, e.verb, e.actor_id AS "actorId", e.actor_name AS "actorName", e.via, e.details`;
export const subjectJson = Prisma.sql`jsonb_build_object('type', s.type, 'id', s.id, 'label', s.label, 'before', s.before, 'after', s.after)`;
const olderThan = (cursor?: string) => (cursor ? Prisma.sql`AND e.seq < ${BigInt(cursor)}` : Prisma.empty);

async function readPage(
  client: Transaction,
  libraryId: string,
  { person, verb, cursor, limit }: ActivityFilter,
): Promise<ActivityPage> {
  const narrowed = Prisma.sql`e.library_id = ${libraryId}::uuid
    ${person ? Prisma.sql`AND e.actor_id = ${person}::uuid` : Prisma.empty}
    ${verb?.includes('.') ? Prisma.sql`AND e.verb = ${verb}` : Prisma.empty}
    ${verb && !verb.includes('.') ? Prisma.sql`AND starts_with(e.verb, ${`${verb}.`})` : Prisma.empty}`;
  const [rows, [counted]] = await Promise.all([
    client.$queryRaw<ActivityEvent[]>`
      SELECT ${eventColumns}, coalesce(shown.subjects, '[]') AS subjects,
        (SELECT count(*)::int FROM event_subject s WHERE s.library_id = e.library_id AND s.seq = e.seq) AS "subjectCount"
      FROM event e LEFT JOIN LATERAL (
        SELECT jsonb_agg(${subjectJson} ORDER BY s.position) AS subjects FROM event_subject s
        WHERE s.library_id = e.library_id AND s.seq = e.seq AND s.position < ${SUBJECTS_SHOWN}) shown ON true
      WHERE ${narrowed} ${olderThan(cursor)}
      ORDER BY e.seq DESC LIMIT ${limit + 1}`,
    client.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM event e WHERE ${narrowed}`,
  ]);
  return { ...pageOf(rows, limit), total: counted?.total ?? 0 };
}

// One row more than asked for tells whether there is a next page.
function pageOf(rows: ActivityEvent[], limit: number): { items: ActivityEvent[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
}

export type VerifiedChain = { libraryId: string; library: string; events: number; broken: BrokenLink | null };

const LINKS_AT_ONCE = 500;

/** Recomputes every chain of the instance from its first event: finds what was changed or removed behind the application's back. */
export async function verifyChains(viewer: Actor): Promise<VerifiedChain[]> {
  authorise(viewer, 'instance.read');
  const heads = await database().eventHead.findMany({ orderBy: { libraryId: 'asc' } });
  const libraries = await database().library.findMany({ select: { id: true, slug: true } });
  const slugs = new Map(libraries.map(({ id, slug }) => [id, slug]));
  const verified: VerifiedChain[] = [];
  for (const head of heads) {
    const check = new ChainCheck();
    for await (const event of readChain(head.libraryId, head.seq)) check.add(event);
    check.end(head);
    const library = head.libraryId === instanceScope ? '(instance)' : (slugs.get(head.libraryId) ?? '(gone)');
    verified.push({ libraryId: head.libraryId, library, events: Number(check.length), broken: check.broken });
  }
  return verified;
}

// In pieces, so that a long history needs little memory; events written meanwhile lie beyond `until`.
async function* readChain(libraryId: string, until: bigint): AsyncGenerator<ChainedEvent & { hash: string }> {
  for (let after = -1n; ; ) {
    const events = await database().event.findMany({
      where: { libraryId, seq: { gt: after, lte: until } },
      include: { subjects: { orderBy: { position: 'asc' } } },
      orderBy: { seq: 'asc' },
      take: LINKS_AT_ONCE,
    });
    const last = events.at(-1);
    if (!last) return;
    after = last.seq;
    for (const { subjects, at, seq, ...event } of events) {
      const covered = subjects.map(({ type, id, label, before, after }) => ({ type, id, label, before, after }));
      yield { ...event, seq: String(seq), at: at.toISOString(), subjects: covered };
    }
  }
}
