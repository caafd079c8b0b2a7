import { sameJson } from '#features/citations/merge-patch.ts';
import { type ClaimContent, type ClaimField, claimFieldNames } from './claim-content.ts';
import { inOrder } from './claim-row.ts';

/** The fields two contents differ in, in the order of the form. */
export function changedFields(before: ClaimContent, after: ClaimContent): ClaimField[] {
  const was = { ...before, links: inOrder(before.links) };
  const is = { ...after, links: inOrder(after.links) };
  return claimFieldNames.filter((name) => !sameJson(was[name], is[name]));
}
