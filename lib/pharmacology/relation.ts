/** How a printed value stands to what was measured. */
export const relations = ['=', '<', '>', '≤', '≥', '~'] as const;
export type Relation = (typeof relations)[number];

const spellings: Readonly<Record<string, Relation>> = {
  '==': '=',
  '<=': '≤',
  '=<': '≤',
  '⩽': '≤',
  '>=': '≥',
  '=>': '≥',
  '⩾': '≥',
  '<<': '<',
  '>>': '>',
  '≈': '~',
  '∼': '~',
  '≃': '~',
  ca: '~',
  'ca.': '~',
};

/** Reads a relation as papers, ChEMBL and keyboards write it; null when it is none. */
export function readRelation(text: string): Relation | null {
  const trimmed = text.trim().toLowerCase();
  return relations.find((relation) => relation === trimmed) ?? spellings[trimmed] ?? null;
}

/** Whether the value is only a bound: nothing may be derived from it as if it were measured. */
export function isCensored(relation: Relation): boolean {
  return relation !== '=' && relation !== '~';
}
