import { z } from 'zod';

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

/** How one person likes a library's list; kept with the membership. */
export type ListView = { fields: ListField[]; density: keyof typeof densities };

export const usualView: ListView = {
  fields: ['authors', 'journal', 'year', 'tags', 'level', 'files'],
  density: 'comfortable',
};

const fieldNames = Object.keys(listFields) as [ListField, ...ListField[]];
const densityNames = Object.keys(densities) as [ListView['density'], ...ListView['density'][]];

export const listViewSchema = z.object({
  fields: z.array(z.enum(fieldNames)).transform((chosen) => fieldNames.filter((field) => chosen.includes(field))),
  density: z.enum(densityNames),
});

/** The view among somebody's preferences; the usual one when there is none, or one of an older version. */
export function listViewOf(preferences: unknown): ListView {
  const parsed = z.object({ list: listViewSchema }).safeParse(preferences);
  return parsed.success ? parsed.data.list : usualView;
}
