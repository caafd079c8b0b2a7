import { type EvidenceLevel, levelMark, levelSlot } from './evidence-level.ts';
import { suggestLevel } from './suggested-level.ts';

/** What the rule table says about a study for the scheme and question of `level`; null when it says nothing there. */
export function suggestedCodeFor(designs: ReadonlySet<string>, level: EvidenceLevel): EvidenceLevel['code'] | null {
  const suggested = suggestLevel(designs);
  return suggested && levelSlot(suggested) === levelSlot(level) ? suggested.code : null;
}

/** What is wrong with judging otherwise than suggested without a reason; null when nothing is. */
export function overrideFault(
  level: EvidenceLevel & { reason: string | null },
  suggestedCode: EvidenceLevel['code'] | null,
): string | null {
  if (suggestedCode === null || suggestedCode === level.code || level.reason) return null;
  const suggested = levelMark({ scheme: level.scheme, code: suggestedCode });
  return `The study design suggests ${suggested}: give a reason for ${levelMark(level)}.`;
}
