import { Prisma, type Transaction } from '#lib/database.ts';
import { notFound } from '#lib/problem.ts';
import type { ReviewSubject } from '../schema.ts';

export type LabelledSubject = { type: string; id: string; label: string; before: null; after: null };

// Kind → its table and what it is called by.
const tables: Record<ReviewSubject['type'], Prisma.Sql> = {
  citation: Prisma.sql`SELECT title AS label, '' AS status FROM citation`,
  finding: Prisma.sql`SELECT label, status::text FROM finding`,
  claim: Prisma.sql`SELECT statement AS label, status::text FROM claim`,
};

/** The subject as an event names it; not found when the library has no such record, or it is somebody's draft. */
export async function subjectOf(tx: Transaction, libraryId: string, subject: ReviewSubject): Promise<LabelledSubject> {
  const [row] = await tx.$queryRaw<{ label: string; status: string }[]>`
    ${tables[subject.type]} WHERE library_id = ${libraryId}::uuid AND id = ${subject.id}::uuid`;
  if (!row || row.status === 'draft') throw notFound(`This ${subject.type}`);
  return { type: subject.type, id: subject.id, label: row.label, before: null, after: null };
}
