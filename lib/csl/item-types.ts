import { typeFields } from './type-fields.ts';
import { type CslVariable, isNameVariable, type NameVariable } from './variables.ts';

/** The item types of CSL 1.0.2 and how we call them. */
export const itemTypes = {
  article: 'Preprint or article',
  'article-journal': 'Journal article',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  bill: 'Bill',
  book: 'Book',
  broadcast: 'Broadcast',
  chapter: 'Book chapter',
  classic: 'Classical work',
  collection: 'Collection',
  dataset: 'Dataset',
  document: 'Document',
  entry: 'Reference entry',
  'entry-dictionary': 'Dictionary entry',
  'entry-encyclopedia': 'Encyclopaedia entry',
  event: 'Event',
  figure: 'Figure',
  graphic: 'Graphic',
  hearing: 'Hearing',
  interview: 'Interview',
  legal_case: 'Legal case',
  legislation: 'Legislation',
  manuscript: 'Manuscript',
  map: 'Map',
  motion_picture: 'Film',
  musical_score: 'Musical score',
  pamphlet: 'Pamphlet',
  'paper-conference': 'Conference paper',
  patent: 'Patent',
  performance: 'Performance',
  periodical: 'Periodical',
  personal_communication: 'Personal communication',
  post: 'Post',
  'post-weblog': 'Blog post',
  regulation: 'Regulation',
  report: 'Report',
  review: 'Review of a work',
  'review-book': 'Book review',
  software: 'Software',
  song: 'Recording',
  speech: 'Talk',
  standard: 'Standard',
  thesis: 'Thesis',
  treaty: 'Treaty',
  webpage: 'Web page',
} as const;

export type ItemType = keyof typeof itemTypes;

export function isItemType(text: string): text is ItemType {
  return Object.hasOwn(itemTypes, text);
}

// Every record may have these; they come after what its type asks for.
const common: CslVariable[] = [
  'DOI',
  'PMID',
  'PMCID',
  'URL',
  'accessed',
  'language',
  'abstract',
  'keyword',
  'title-short',
  'license',
  'note',
  'annote',
];

/** The variables that make sense for a type, in the order of a form. */
export function variablesOf(type: ItemType): CslVariable[] {
  return [...new Set([...typeFields[type], ...common])];
}

/** The roles of creators that make sense for a type, the usual one first. */
export function rolesOf(type: ItemType): NameVariable[] {
  return [...new Set(typeFields[type])].filter(isNameVariable);
}
