import type { Comparable } from './comparable.ts';
import type { Evidence } from './evidence.ts';

/**
 * How two records of one study relate when they are two publications: a preprint and its article, an article and its correction, two versions under numbered DOIs.
 * `unrelated` when one is about the other without being a report of it: a comment, a reply. Null when nothing of the kind shows.
 */
export function relationOf(
  one: Comparable,
  other: Comparable,
  { doi, pmid, title, authors, years }: Evidence,
): 'preprintOf' | 'correctionOf' | 'retractionOf' | 'numberedVersions' | 'unrelated' | null {
  const isSameTitle = title !== null && title >= 0.85;
  if (one.notice !== other.notice) {
    const notice = one.notice && other.notice ? null : (one.notice ?? other.notice);
    if (!isSameTitle) return doi === 'same' || pmid === 'same' ? null : 'unrelated';
    if (doi === 'same' || pmid === 'same') return null;
    if (notice === 'correction') return 'correctionOf';
    return notice === 'retraction' ? 'retractionOf' : 'unrelated';
  }
  if (doi !== 'same' && one.doi && other.doi && stem(one.doi) === stem(other.doi))
    return isSameTitle ? 'numberedVersions' : null;
  const isSameStudy = title !== null && title >= 0.8 && (authors === null || authors >= 0.6);
  if (one.isPreprint !== other.isPreprint && pmid !== 'same' && doi !== 'same' && isSameStudy && (years ?? 0) <= 4) {
    return 'preprintOf';
  }
  return null;
}

/** A DOI without the number of its version: arXiv, Research Square, figshare and Cochrane count them at the end. */
function stem(doi: string): string {
  return doi.replace(/(?:[./]?v\d+|\/v\d+|\.pub\d+|-v\d+)$/, '');
}
