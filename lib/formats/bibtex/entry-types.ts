export type Dialect = 'bibtex' | 'biblatex';

/** Entry type → CSL type, of both dialects and of what programs add to them. */
const cslTypes: Record<string, string> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  mvreference: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  manual: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  report: 'report',
  techreport: 'report',
  unpublished: 'manuscript',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  webpage: 'webpage',
  dataset: 'dataset',
  data: 'dataset',
  software: 'software',
  softwareversion: 'software',
  softwaremodule: 'software',
  codefragment: 'software',
  periodical: 'periodical',
  patent: 'patent',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  standard: 'standard',
  movie: 'motion_picture',
  video: 'motion_picture',
  audio: 'song',
  music: 'song',
  image: 'graphic',
  artwork: 'graphic',
  letter: 'personal_communication',
  review: 'review',
  performance: 'performance',
  newspaper: 'article-newspaper',
  magazine: 'article-magazine',
  talk: 'speech',
  preprint: 'article',
  map: 'map',
  misc: 'document',
};

const written: Record<Dialect, Record<string, string>> = {
  bibtex: {
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    book: 'book',
    chapter: 'incollection',
    'entry-encyclopedia': 'incollection',
    'entry-dictionary': 'incollection',
    'paper-conference': 'inproceedings',
    thesis: 'phdthesis',
    report: 'techreport',
    manuscript: 'unpublished',
    pamphlet: 'booklet',
  },
  biblatex: {
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    book: 'book',
    pamphlet: 'booklet',
    chapter: 'incollection',
    'entry-encyclopedia': 'inreference',
    'entry-dictionary': 'inreference',
    'paper-conference': 'inproceedings',
    thesis: 'thesis',
    report: 'report',
    manuscript: 'unpublished',
    webpage: 'online',
    post: 'online',
    'post-weblog': 'online',
    dataset: 'dataset',
    software: 'software',
    periodical: 'periodical',
    patent: 'patent',
    legislation: 'legislation',
    legal_case: 'jurisdiction',
    treaty: 'legal',
    standard: 'standard',
    motion_picture: 'movie',
    song: 'audio',
    graphic: 'image',
    personal_communication: 'letter',
    review: 'review',
    performance: 'performance',
  },
};

const plainBibtex = new Set([
  ...Object.values(written.bibtex),
  'inbook',
  'mastersthesis',
  'conference',
  'manual',
  'proceedings',
  'misc',
]);

export function cslTypeOf(entryType: string): string | undefined {
  return Object.hasOwn(cslTypes, entryType) ? cslTypes[entryType] : undefined;
}

/** The entry type a dialect has for a CSL type; `misc` when it has none. */
export function entryTypeOf(cslType: string, dialect: Dialect): string {
  return written[dialect][cslType] ?? 'misc';
}

/** Whether a dialect's styles know the type a record came with. */
export function isUsable(entryType: string, dialect: Dialect): boolean {
  return cslTypeOf(entryType) !== undefined && (dialect === 'biblatex' || plainBibtex.has(entryType));
}

/** Article types by `entrysubtype`. */
export const subtypes: Record<string, string> = { magazine: 'article-magazine', newspaper: 'article-newspaper' };
