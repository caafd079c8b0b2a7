import type { Transaction } from '#lib/database.ts';
import { type ComparedNotice, isSameNotice } from '../same-notice.ts';

export type HeldNotice = ComparedNotice & {
  id: string;
  source: string;
  sourceId: string;
  alsoSaidBy: string | null;
};

/** Notices of the library about the papers that these are about. */
export function heldAbout(
  tx: Transaction,
  libraryId: string,
  notices: readonly ComparedNotice[],
): Promise<HeldNotice[]> {
  const dois = notices.flatMap(({ doi }) => doi ?? []);
  const pmids = notices.flatMap(({ pmid }) => pmid ?? []);
  return tx.$queryRaw<HeldNotice[]>`
    SELECT id, nature::text AS nature, doi, pmid, notice_doi AS "noticeDoi", notice_pmid AS "noticePmid", date::text AS date, source,
      source_id AS "sourceId", also_said_by AS "alsoSaidBy"
    FROM retraction_notice WHERE library_id = ${libraryId}::uuid AND (doi = ANY (${dois}::text[]) OR pmid = ANY (${pmids}::text[]))
    ORDER BY id`;
}

/** The same notices with both numbers of their papers, where one gives the DOI alone or the PMID alone and the library's citation has the other. */
export async function knownInFull(
  tx: Transaction,
  libraryId: string,
  notices: readonly ComparedNotice[],
): Promise<ComparedNotice[]> {
  const partly = notices.filter(({ doi, pmid }) => doi === null || pmid === null);
  const [dois, pmids] = [partly.flatMap(({ doi }) => doi ?? []), partly.flatMap(({ pmid }) => pmid ?? [])];
  const papers = await tx.$queryRaw<{ doi: string; pmid: string }[]>`
    SELECT doi, pmid FROM citation WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND doi IS NOT NULL AND pmid IS NOT NULL
      AND (doi = ANY (${dois}::text[]) OR pmid = ANY (${pmids}::text[]))`;
  const byDoi = new Map(papers.map(({ doi, pmid }) => [doi, pmid]));
  const byPmid = new Map(papers.map(({ doi, pmid }) => [pmid, doi]));
  return notices.map((notice) => ({
    ...notice,
    doi: notice.doi ?? byPmid.get(notice.pmid ?? '') ?? null,
    pmid: notice.pmid ?? byDoi.get(notice.doi ?? '') ?? null,
  }));
}

/** The one among many that is the same notice, in a look-up that does not compare each with each. */
export function sameAmong<One extends ComparedNotice>(held: readonly One[]): (notice: ComparedNotice) => One | null {
  const byPaper = new Map<string, One[]>();
  for (const one of held) {
    for (const name of namesOf(one)) byPaper.set(name, [...(byPaper.get(name) ?? []), one]);
  }
  return (notice) =>
    namesOf(notice)
      .flatMap((name) => byPaper.get(name) ?? [])
      .find((one) => isSameNotice(one, notice)) ?? null;
}

function namesOf({ doi, pmid }: ComparedNotice): string[] {
  return [...(doi ? [`doi ${doi}`] : []), ...(pmid ? [`pmid ${pmid}`] : [])];
}
