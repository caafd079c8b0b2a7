/** EndNote's reference types with their numbers, and the CSL type of each. The first of several for one CSL type is written. */
const types: [name: string, number: number, csl: string][] = [
  ['Journal Article', 17, 'article-journal'],
  ['Book', 6, 'book'],
  ['Book Section', 5, 'chapter'],
  ['Conference Paper', 47, 'paper-conference'],
  ['Conference Proceedings', 10, 'paper-conference'],
  ['Edited Book', 28, 'book'],
  ['Electronic Article', 43, 'article-journal'],
  ['Electronic Book', 44, 'book'],
  ['Electronic Book Section', 60, 'chapter'],
  ['Magazine Article', 19, 'article-magazine'],
  ['Newspaper Article', 23, 'article-newspaper'],
  ['Report', 27, 'report'],
  ['Government Document', 46, 'report'],
  ['Grant', 54, 'report'],
  ['Thesis', 32, 'thesis'],
  ['Web Page', 12, 'webpage'],
  ['Blog', 56, 'post-weblog'],
  ['Discussion Forum', 62, 'post'],
  ['Social Media', 66, 'post'],
  ['Unpublished Work', 34, 'article'],
  ['Manuscript', 36, 'manuscript'],
  ['Patent', 25, 'patent'],
  ['Statute', 31, 'legislation'],
  ['Bill', 4, 'bill'],
  ['Case', 7, 'legal_case'],
  ['Hearing', 14, 'hearing'],
  ['Legal Rule or Regulation', 50, 'regulation'],
  ['Dataset', 59, 'dataset'],
  ['Online Database', 45, 'dataset'],
  ['Aggregated Database', 55, 'dataset'],
  ['Computer Program', 9, 'software'],
  ['Film or Broadcast', 21, 'motion_picture'],
  ['Audiovisual Material', 3, 'motion_picture'],
  ['Online Multimedia', 48, 'motion_picture'],
  ['Map', 20, 'map'],
  ['Music', 61, 'musical_score'],
  ['Artwork', 2, 'graphic'],
  ['Figure', 37, 'figure'],
  ['Chart or Table', 38, 'figure'],
  ['Equation', 39, 'figure'],
  ['Encyclopedia', 53, 'entry-encyclopedia'],
  ['Dictionary', 52, 'entry-dictionary'],
  ['Interview', 64, 'interview'],
  ['Personal Communication', 26, 'personal_communication'],
  ['Standard', 58, 'standard'],
  ['Pamphlet', 24, 'pamphlet'],
  ['Serial', 57, 'periodical'],
  ['Classical Work', 49, 'classic'],
  ['Ancient Text', 51, 'classic'],
  ['Catalog', 8, 'book'],
  ['Generic', 13, 'document'],
];

const fold = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
const byName = new Map(types.map(([name, , csl]) => [fold(name), csl]));
// Types of later versions, known by their names alone.
const later = { preprint: 'article', podcast: 'broadcast', televisionepisode: 'broadcast' };
for (const [name, csl] of Object.entries(later)) byName.set(name, csl);
const byNumber = new Map(types.map(([, number, csl]) => [String(number), csl]));
const numbers = new Map(types.map(([name, number]) => [name, number]));
// EndNote has a type for a regulation, but few other programs know it.
const written = new Map<string, string>([['regulation', 'Statute']]);
for (const [name, , csl] of types) if (!written.has(csl)) written.set(csl, name);

/** By the type's name, which people may change, else by its number. */
export function cslTypeOf(name: string, number: string): string | undefined {
  return byName.get(fold(name)) ?? byNumber.get(number);
}

/** `Generic` when EndNote has no such type; the CSL type then travels beside. */
export function endnoteTypeOf(cslType: string): string {
  return written.get(cslType) ?? 'Generic';
}

export function numberOf(name: string): string {
  return String(numbers.get(name) ?? numbers.get(endnoteTypeOf(cslTypeOf(name, '') ?? '')) ?? 13);
}
