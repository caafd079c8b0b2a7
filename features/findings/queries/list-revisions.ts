import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { RevisionAnswer } from '../schema.ts';

const person = { select: { name: true } };
const include = { proposer: person, decidedBy: person } as const;
type Row = Prisma.RevisionGetPayload<{ include: typeof include }>;

/** A proposed change as it is shown, and whose it is. */
export type RevisionRecord = RevisionAnswer & { proposerId: string };

/** What was proposed for a finding or a claim, open ones first, then the newest. The caller has made sure that its reader may see the subject. */
export async function listRevisions(
  viewer: LibraryActor,
  subject: { type: 'finding' | 'claim'; id: string },
): Promise<RevisionRecord[]> {
  authoriseInLibrary(viewer, 'finding.read');
  const where = { libraryId: viewer.library.id, subjectType: subject.type, subjectId: subject.id };
  const rows = await database().revision.findMany({ where, include, orderBy: [{ status: 'asc' }, { id: 'desc' }] });
  return rows.map(recordOf);
}

/** One proposed change. */
export async function findRevision(viewer: LibraryActor, id: string): Promise<RevisionRecord> {
  authoriseInLibrary(viewer, 'finding.read');
  const where = { libraryId: viewer.library.id, id };
  const row = isId(id) ? await database().revision.findFirst({ where, include }) : null;
  if (!row) throw notFound('This revision');
  return recordOf(row);
}

function recordOf(row: Row): RevisionRecord {
  const { id, version, setId, field, currentValue, proposedValue, reason, status, proposerId } = row;
  return {
    ...{ id, version, setId, subject: { type: row.subjectType as 'finding' | 'claim', id: row.subjectId }, field },
    ...{ currentValue, proposedValue, reason, status, proposer: row.proposer.name, proposerId },
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decidedBy?.name ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    supersededBy: row.supersededById,
  };
}
