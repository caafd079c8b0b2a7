/** What a list can show of a citation beside its title. */
export const listFields = {
  authors: 'Authors',
  journal: 'Journal or publisher',
  year: 'Year',
  type: 'Type',
  tags: 'Tags',
  level: 'Evidence level',
  identifiers: 'DOI and PMID',
  key: 'Citation key',
  added: 'Date added',
  changed: 'Date changed',
  files: 'Files',
} as const;
export type ListField = keyof typeof listFields;
export const densities = { comfortable: 'Comfortable', compact: 'Compact' } as const;

/** How one person likes a library's list, the fields in their order; kept with the membership. */
export type ListView = { fields: ListField[]; density: keyof typeof densities };

export const usualView: ListView = {
  fields: ['authors', 'journal', 'year', 'level', 'files', 'tags'],
  density: 'comfortable',
};

/** Fields with one moved a place, as a form's button says it: `tags up`. Anything else moves none. */
export function movedField(fields: readonly ListField[], move: string): ListField[] {
  const [name, way] = move.split(' ');
  const from = fields.indexOf(name as ListField);
  const to = from + (way === 'up' ? -1 : 1);
  const field = fields[from];
  if (!field || (way !== 'up' && way !== 'down') || to < 0 || to >= fields.length) return [...fields];
  return fields.toSpliced(from, 1).toSpliced(to, 0, field);
}
