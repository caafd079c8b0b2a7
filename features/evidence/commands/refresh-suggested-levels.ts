import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { levelSlot } from '../evidence-level.ts';
import { type CitationLevel, designsOf, levelsOf } from '../queries.ts';
import { type SuggestionRule, suggestionRule } from '../suggested-level.ts';
import { rankLevels } from './rank-levels.ts';

/**
 * Brings the suggested levels of citations in line with their study designs: call it in the transaction that changed their tags.
 * Never touches what a person judged, nor suggests beside a judgement for the same scheme and question. Gives the ids of those that changed.
 */
export async function refreshSuggestedLevels(
  tx: Transaction,
  libraryId: string,
  citationIds: readonly string[],
): Promise<string[]> {
  const levels = await levelsOf(libraryId, citationIds, tx);
  const designs = await designsOf(libraryId, citationIds, tx);
  const outdated: string[] = [];
  const wanted: { citationId: string; rule: SuggestionRule }[] = [];
  for (const citationId of citationIds) {
    const held = levels.get(citationId) ?? [];
    const rule = wantedSuggestion(designs.get(citationId), held);
    const kept = held.find((level) => level.basis === 'suggested' && rule && isOf(level, rule));
    outdated.push(...held.filter((level) => level.basis === 'suggested' && level !== kept).map(({ id }) => id));
    if (rule && !kept) wanted.push({ citationId, rule });
  }
  const changed = changedCitations(levels, outdated, wanted);
  if (changed.length === 0) return [];
  await tx.citationLevel.deleteMany({ where: { libraryId, id: { in: outdated } } });
  await tx.citationLevel.createMany({ data: wanted.map((each) => suggestedRow(libraryId, each)) });
  await rankLevels(tx, libraryId, changed);
  return changed;
}

function wantedSuggestion(
  designs: ReadonlySet<string> = new Set(),
  held: readonly CitationLevel[],
): SuggestionRule | null {
  const rule = suggestionRule(designs);
  const { suggests } = rule ?? {};
  if (!suggests) return null;
  const judged = held.some((level) => level.basis === 'judged' && levelSlot(level) === levelSlot(suggests));
  return judged ? null : rule;
}

function isOf(level: CitationLevel, { suggests, why }: SuggestionRule): boolean {
  const sameLevel = suggests && levelSlot(level) === levelSlot(suggests) && level.code === suggests.code;
  return Boolean(sameLevel) && level.reason === why;
}

function changedCitations(
  levels: ReadonlyMap<string, CitationLevel[]>,
  outdated: readonly string[],
  wanted: readonly { citationId: string }[],
): string[] {
  const gone = new Set(outdated);
  const losing = [...levels]
    .filter(([, held]) => held.some(({ id }) => gone.has(id)))
    .map(([citationId]) => citationId);
  return [...new Set([...losing, ...wanted.map(({ citationId }) => citationId)])];
}

function suggestedRow(libraryId: string, { citationId, rule }: { citationId: string; rule: SuggestionRule }) {
  if (!rule.suggests) throw new Error('a rule without a level suggests nothing');
  const { scheme, version, question, code } = rule.suggests;
  return {
    libraryId,
    id: newId(),
    citationId,
    scheme,
    schemeVersion: version,
    question,
    code,
    basis: 'suggested' as const,
    reason: rule.why,
  };
}
