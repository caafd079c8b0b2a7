import { type ItemType, isItemType, itemTypes } from '#lib/csl/item-types.ts';

// What Zotero, Scopus, Springer and IEEE call them, as letters alone.
const others: Record<string, ItemType> = {
  article: 'article-journal',
  articleinpress: 'article-journal',
  datapaper: 'article-journal',
  editorial: 'article-journal',
  erratum: 'article-journal',
  letter: 'article-journal',
  note: 'article-journal',
  review: 'article-journal',
  reviewarticle: 'article-journal',
  shortsurvey: 'article-journal',
  booksection: 'chapter',
  conferenceproceedings: 'book',
  encyclopediaarticle: 'entry-encyclopedia',
  dictionaryentry: 'entry-dictionary',
  blogpost: 'post-weblog',
  forumpost: 'post',
  computerprogram: 'software',
  film: 'motion_picture',
  videorecording: 'motion_picture',
  audiorecording: 'song',
  artwork: 'graphic',
  presentation: 'speech',
  preprint: 'article',
  statute: 'legislation',
  case: 'legal_case',
  email: 'personal_communication',
  tvbroadcast: 'broadcast',
  radiobroadcast: 'broadcast',
  podcast: 'broadcast',
  ieeejournals: 'article-journal',
  ieeemagazines: 'article-magazine',
  ieeeconferences: 'paper-conference',
  ieeestandards: 'standard',
};

const lettersOf = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
const byLabel = new Map(Object.entries(itemTypes).map(([type, label]) => [lettersOf(label), type as ItemType]));

/** The type a cell names: by the name CSL has for it, by ours, or by that of another program; undefined for none of them. */
export function typeOfCell(text: string): ItemType | undefined {
  const name = text.trim().toLowerCase();
  // Scopus and Springer call an article what CSL calls one that is in no journal.
  if (isItemType(name) && text.trim() === name) return name;
  const letters = lettersOf(name);
  return (
    byLabel.get(letters) ?? (Object.hasOwn(others, letters) ? others[letters] : isItemType(name) ? name : undefined)
  );
}
