import type { CslItem } from '#lib/csl/item.ts';
import { comparable } from '#lib/duplicates/comparable.ts';

export type ReportNature = 'preprint' | 'version' | 'article' | 'correction' | 'retraction';

/** What kind of report of a study a record is; of two that would be articles, the earlier is a version of the later. */
export function reportNatures(left: CslItem, right: CslItem): { left: ReportNature; right: ReportNature } {
  const [one, other] = [comparable(left), comparable(right)];
  const natures = { left: natureOf(one), right: natureOf(other) };
  if (natures.left !== 'article' || natures.right !== 'article') return natures;
  const isLeftLater =
    (one.year ?? 0) > (other.year ?? 0) || (one.year === other.year && (one.doi ?? '') > (other.doi ?? ''));
  return isLeftLater ? { left: 'article', right: 'version' } : { left: 'version', right: 'article' };
}

function natureOf({ notice, isPreprint }: ReturnType<typeof comparable>): ReportNature {
  if (notice === 'correction' || notice === 'retraction') return notice;
  return isPreprint ? 'preprint' : 'article';
}
