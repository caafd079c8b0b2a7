import type { Comparison } from '#lib/duplicates/compare.ts';
import type { DuplicateOf } from './duplicates.ts';

/** A citation or an earlier record that shares something with a record, and what comparing the two says. */
export type AlikeRecord = { citationId: string | null; index: number | null; comparison: Comparison };

/**
 * What a record repeats: by an identifier, else by its description, the library before the file. Two that only have a title in common are not taken for one when
 * the rest speaks against it: they are possible duplicates, for a person to look at.
 */
export function duplicateOf(exact: readonly DuplicateOf[], alike: readonly AlikeRecord[]): DuplicateOf | null {
  const identified = exact.find(({ by }) => by !== 'title');
  if (identified) return identified;
  const byScore = alike.toSorted((one, other) => other.comparison.score - one.comparison.score);
  const same = inOrder(byScore.filter(({ comparison }) => comparison.verdict === 'same'));
  const titled = exact.find((hit) => !isContradicted(hit, alike));
  if (same) return { ...placeOf(same), by: titled && isAt(titled, same) ? 'title' : 'description' };
  if (titled) return titled;
  const possible = inOrder(byScore.filter(({ comparison }) => comparison.verdict === 'candidate'));
  return possible ? { ...placeOf(possible), by: 'possible' } : null;
}

function inOrder(alike: readonly AlikeRecord[]): AlikeRecord | undefined {
  return alike.find(({ citationId }) => citationId !== null) ?? alike[0];
}

function isContradicted(hit: DuplicateOf, alike: readonly AlikeRecord[]): boolean {
  const compared = alike.find((one) => isAt(hit, one))?.comparison;
  if (!compared || compared.verdict === 'same') return false;
  return compared.verdict !== 'candidate' || compared.reasons.some(({ code }) => /differ|partOfBook/i.test(code));
}

function isAt(hit: DuplicateOf, { citationId, index }: AlikeRecord): boolean {
  return citationId === null ? hit.index === index : hit.citationId === citationId;
}

function placeOf({ citationId, index }: AlikeRecord): Pick<DuplicateOf, 'citationId' | 'index'> {
  return { citationId, index };
}
