import { sameJson } from '#features/citations/merge-patch.ts';
import { fieldNames } from './content-schema.ts';
import type { FindingContent, FindingField } from './finding-content.ts';

/** The fields two contents differ in, in the order of the form. */
export function changedFields(before: FindingContent, after: FindingContent): FindingField[] {
  return fieldNames.filter((name) => !sameJson(before[name], after[name]));
}
