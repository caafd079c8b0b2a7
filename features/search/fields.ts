export const textFields = ['author', 'title', 'journal', 'abstract', 'note'] as const;

/** Every field of the search language, with what to type and what it finds. */
export const searchFields = {
  author: { example: 'author:kruegel', finds: 'a creator’s name' },
  title: { example: 'title:"opioid receptor"', finds: 'words of the title' },
  journal: { example: 'journal:pharmacology', finds: 'words of the journal or book' },
  abstract: { example: 'abstract:affinity', finds: 'words of the abstract' },
  year: { example: 'year:2016..2020', finds: 'a year or a range of years' },
  doi: { example: 'doi:10.1021/jacs.6b00360', finds: 'a DOI; doi:10.1021* finds all that start so' },
  pmid: { example: 'pmid:27192616', finds: 'a PubMed identifier' },
  tag: { example: 'tag:target:mor', finds: 'a term and all below it, also by name or synonym' },
  level: { example: 'level:P2', finds: 'an evidence level, as in level:ocebm:2 or level:P2' },
  key: { example: 'key:kruegel2016*', finds: 'a citation key' },
  note: { example: 'note:"to check"', finds: 'words of the notes' },
} as const;

export type FieldName = keyof typeof searchFields | 'any';

/** `author:kruegel` → the field and its value; null when what stands before the colon is no field. */
export function fieldOf(word: string): { field: FieldName; value: string } | null {
  const colon = word.indexOf(':');
  const name = word.slice(0, Math.max(colon, 0)).toLowerCase();
  return Object.hasOwn(searchFields, name) ? { field: name as FieldName, value: word.slice(colon + 1) } : null;
}
