import type { CslItem } from '#lib/csl/item.ts';
import { Prisma, type Transaction } from '#lib/database.ts';
import type { Reason } from '#lib/duplicates/reason.ts';
import { isId } from '#lib/new-id.ts';
import { notFound } from '#lib/problem.ts';
import type { DuplicateStatus, DuplicateVerdict } from '../schema.ts';

/** One citation of a pair; `followers`: how much hangs on it that people made. */
export type PairSide = { id: string; key: string; title: string; csl: CslItem; version: number; followers: number };

export type LoadedPair = {
  id: string;
  status: DuplicateStatus;
  verdict: DuplicateVerdict;
  score: number;
  reasons: Reason[];
  left: PairSide;
  right: PairSide;
};

/** A pair and its two citations; throws `not-found` for another library's, or when one of the two is in the trash. `lock` holds both until the commit. */
export async function loadPair(
  tx: Pick<Transaction, '$queryRaw' | 'duplicateCandidate'>,
  libraryId: string,
  id: string,
  lock = false,
): Promise<LoadedPair> {
  const pair = isId(id) ? await tx.duplicateCandidate.findFirst({ where: { libraryId, id } }) : null;
  if (!pair) throw notFound('This pair');
  const rows = await tx.$queryRaw<PairSide[]>`
    SELECT id, key, title, csl, version, ${followers} AS followers FROM citation
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${[pair.leftId, pair.rightId]}::uuid[]) AND trashed_at IS NULL
    ORDER BY id ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  const left = rows.find((row) => row.id === pair.leftId);
  const right = rows.find((row) => row.id === pair.rightId);
  if (!left || !right) throw notFound('One of the two citations');
  const { status, score } = pair;
  const reasons = pair.reasons as unknown as Reason[];
  return { id, status, verdict: pair.verdict as DuplicateVerdict, score, reasons, left, right };
}

const followers = Prisma.sql`(
  (SELECT count(*) FROM finding f WHERE f.library_id = citation.library_id AND f.citation_id = citation.id)
  + (SELECT count(*) FROM claim_link l WHERE l.library_id = citation.library_id AND l.citation_id = citation.id)
  + (SELECT count(*) FROM citation_note n WHERE n.library_id = citation.library_id AND n.citation_id = citation.id AND n.trashed_at IS NULL)
  + (SELECT count(*) FROM attachment a WHERE a.library_id = citation.library_id AND a.citation_id = citation.id AND a.trashed_at IS NULL)
  + (SELECT count(*) FROM citation_level v WHERE v.library_id = citation.library_id AND v.citation_id = citation.id AND v.basis = 'judged')
)::int`;
