import { variableLabel } from '#features/citations/citation-form.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { asText } from '#features/citations/save-conflict.ts';
import type { CslItem } from '#lib/csl/item.ts';

/** A variable a service has otherwise: as it is and as it would be. `isNew`: the record has nothing there yet. */
export type Difference = {
  variable: string;
  label: string;
  before: string;
  after: string;
  value: unknown;
  isNew: boolean;
};

/** What several services say of one work as one record: the first that has a variable is believed, relations are joined. */
export function joinRecords(records: readonly CslItem[]): CslItem | null {
  const [first, ...others] = records;
  if (!first) return null;
  let joined = first;
  for (const other of others) {
    const custom = joinCustom(joined.custom, other.custom);
    joined = { ...other, ...joined, ...(custom && { custom }) };
  }
  return joined;
}

type Custom = Record<string, unknown> | undefined;

function joinCustom(one: Custom, other: Custom): Custom {
  if (!one || !other) return one ?? other;
  const relations = [...listOf(one.relations), ...listOf(other.relations)];
  const distinct = relations.filter((relation, at) => {
    const isRepeat = relations.slice(0, at).some((earlier) => isSame(earlier, relation));
    return (
      !isRepeat &&
      (isNumbered(relation) || !relations.some((other) => other.kind === relation.kind && isNumbered(other)))
    );
  });
  return { ...other, ...one, ...(distinct.length > 0 && { relations: distinct }) };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : [];
}

// "Retracted" alone says less than "retracted by that notice".
function isNumbered({ doi, pmid }: Record<string, unknown>): boolean {
  return doi !== undefined || pmid !== undefined;
}

// Two services may state one relation; what says the other's number is told apart, who stated it is not.
function isSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const { source: _one, text: _text, ...said } = one;
  const { source: _other, text: _other2, ...same } = other;
  return sameJson(said, same);
}

/** What a service would change of a record, in the record's order and then its own. What it does not know stays unsaid. */
export function differencesOf(held: CslItem, found: CslItem): Difference[] {
  const custom = joinCustom(held.custom, found.custom);
  const wanted: CslItem = { ...found, ...(custom && { custom }) };
  const names = [...new Set([...Object.keys(held), ...Object.keys(wanted)])];
  return names.flatMap((variable) => {
    const [before, after] = [valueText(held, variable), valueText(wanted, variable)];
    const isSaid = variable !== 'id' && wanted[variable] !== undefined && !sameJson(held[variable], wanted[variable]);
    if (!isSaid || folded(before) === folded(after)) return [];
    return [
      {
        variable,
        label: variable === 'custom' ? 'Retractions, corrections and versions' : variableLabel(variable),
        before,
        after,
        value: wanted[variable],
        isNew: before === '',
      },
    ];
  });
}

/** Beside the record a lookup keeps relations alone, so that they are what is compared. */
function valueText(csl: CslItem, variable: string): string {
  if (variable !== 'custom') return asText(csl, variable);
  const said = listOf(csl.custom?.relations).map(({ kind, doi, pmid, text, date }) => {
    const which = [doi, pmid && `PMID ${pmid}`, date].filter(Boolean).join(', ');
    return `${String(kind).replaceAll('-', ' ')} ${which || (text ?? '')}`.trim();
  });
  return said.join('; ');
}

// Capitals count in a title; in an identifier they do not, but no service changes a title by capitals and blanks alone for the better.
function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
