import type { NoticeNature } from './notice.ts';

/** What of a notice tells whether two sources speak of the same one. */
export type ComparedNotice = {
  nature: NoticeNature;
  doi: string | null;
  pmid: string | null;
  noticeDoi: string | null;
  noticePmid: string | null;
  date: string | null;
};

const quarter = 92 * 86_400_000;

/**
 * Whether two notices are one: of one nature about one paper, and known by one identifier. Where one source has the notice's DOI and another its
 * PMID, or neither has any, their days must not lie far apart: services date a notice by its issue or by its first appearance.
 */
export function isSameNotice(one: ComparedNotice, other: ComparedNotice): boolean {
  if (one.nature !== other.nature) return false;
  if (!agree(one.doi, other.doi) && !agree(one.pmid, other.pmid)) return false;
  if (agree(one.noticeDoi, other.noticeDoi) || agree(one.noticePmid, other.noticePmid)) return true;
  if (differ(one.noticeDoi, other.noticeDoi) || differ(one.noticePmid, other.noticePmid)) return false;
  if (!one.date || !other.date) return true;
  return Math.abs(Date.parse(one.date) - Date.parse(other.date)) <= quarter;
}

function agree(one: string | null, other: string | null): boolean {
  return one !== null && one === other;
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}
