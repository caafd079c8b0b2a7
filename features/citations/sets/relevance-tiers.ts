import type { CitationSet, SortedSlots } from './citation-sets.ts';
import { pickSlots, type Stretch } from './pick-slots.ts';

/** Citations that have something searched for in one place, and what that weighs. */
export type GradedSet = { members: CitationSet; weight: number };

/** Citations by what they weigh: for each thing searched for as much as the first of its places says where they have it. */
export function relevanceTiers(matching: CitationSet, searched: readonly GradedSet[][]): Map<number, CitationSet> {
  let tiers = new Map([[0, matching]]);
  for (const grades of searched) {
    const next = new Map<number, CitationSet>();
    const put = (weight: number, members: CitationSet) => {
      if (!members.isEmpty()) next.set(weight, next.get(weight)?.new_union(members) ?? members);
    };
    for (const [sum, members] of tiers) {
      let left = members;
      for (const grade of grades) {
        put(sum + grade.weight, left.new_intersection(grade.members));
        left = left.new_difference(grade.members);
      }
      put(sum, left);
    }
    tiers = next;
  }
  return tiers;
}

/** As `pickSlots`, tier by tier, from the cursor's weight on. However many match, a page is among few of them. */
export function pickRanked(
  tiers: ReadonlyMap<number, CitationSet>,
  order: SortedSlots,
  { falls, after, most }: Stretch,
  cursorWeight = Number.NaN,
): number[] {
  const sign = falls ? -1 : 1;
  const enough = order.changed.size() + most;
  const picked: number[] = [];
  for (const [weight, members] of [...tiers].sort(([one], [other]) => sign * (one - other))) {
    if (sign * (weight - cursorWeight) < 0) continue;
    picked.push(...pickSlots(order, members, { falls, after: weight === cursorWeight ? after : null, most }));
    if (picked.length >= enough) break;
  }
  return picked;
}
