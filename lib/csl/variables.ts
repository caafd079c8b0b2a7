/** How a variable is written and edited. `rich`: text with the CSL inline markup; `number`: may hold text such as "12A". */
export type VariableKind = 'rich' | 'text' | 'long-text' | 'number' | 'date' | 'names' | 'identifier' | 'url';

const variable = <Kind extends VariableKind>(label: string, kind: Kind) => ({ label, kind });

const dates = {
  issued: variable('Date', 'date'),
  accessed: variable('Accessed', 'date'),
  'available-date': variable('Available since', 'date'),
  'event-date': variable('Date of event', 'date'),
  'original-date': variable('Original date', 'date'),
  submitted: variable('Submitted', 'date'),
} as const;

const names = {
  author: variable('Author', 'names'),
  editor: variable('Editor', 'names'),
  translator: variable('Translator', 'names'),
  chair: variable('Chair', 'names'),
  'collection-editor': variable('Series editor', 'names'),
  compiler: variable('Compiler', 'names'),
  composer: variable('Composer', 'names'),
  'container-author': variable('Author of the whole', 'names'),
  contributor: variable('Contributor', 'names'),
  curator: variable('Curator', 'names'),
  director: variable('Director', 'names'),
  'editor-translator': variable('Editor and translator', 'names'),
  'editorial-director': variable('Managing editor', 'names'),
  'executive-producer': variable('Executive producer', 'names'),
  guest: variable('Guest', 'names'),
  host: variable('Host', 'names'),
  illustrator: variable('Illustrator', 'names'),
  interviewer: variable('Interviewer', 'names'),
  narrator: variable('Narrator', 'names'),
  organizer: variable('Organiser', 'names'),
  'original-author': variable('Original author', 'names'),
  performer: variable('Performer', 'names'),
  producer: variable('Producer', 'names'),
  recipient: variable('Recipient', 'names'),
  'reviewed-author': variable('Author of the reviewed work', 'names'),
  'script-writer': variable('Script writer', 'names'),
  'series-creator': variable('Series creator', 'names'),
} as const;

const numbers = {
  volume: variable('Volume', 'number'),
  issue: variable('Issue', 'number'),
  page: variable('Pages', 'number'),
  number: variable('Number', 'number'),
  'chapter-number': variable('Chapter', 'number'),
  'collection-number': variable('Number in series', 'number'),
  edition: variable('Edition', 'number'),
  'number-of-pages': variable('Number of pages', 'number'),
  'number-of-volumes': variable('Number of volumes', 'number'),
  'page-first': variable('First page', 'number'),
  'part-number': variable('Part', 'number'),
  'printing-number': variable('Printing', 'number'),
  section: variable('Section', 'number'),
  'supplement-number': variable('Supplement', 'number'),
  version: variable('Version', 'number'),
} as const;

const texts = {
  title: variable('Title', 'rich'),
  'title-short': variable('Short title', 'rich'),
  'container-title': variable('Published in', 'rich'),
  'container-title-short': variable('Abbreviation', 'text'),
  'collection-title': variable('Series', 'rich'),
  'original-title': variable('Original title', 'rich'),
  'part-title': variable('Part title', 'rich'),
  'volume-title': variable('Volume title', 'rich'),
  'reviewed-title': variable('Reviewed work', 'rich'),
  'reviewed-genre': variable('Kind of reviewed work', 'text'),
  'event-title': variable('Event', 'text'),
  'event-place': variable('Place of event', 'text'),
  publisher: variable('Publisher', 'text'),
  'publisher-place': variable('Place', 'text'),
  'original-publisher': variable('Original publisher', 'text'),
  'original-publisher-place': variable('Original place', 'text'),
  archive: variable('Archive', 'text'),
  archive_collection: variable('Archive collection', 'text'),
  archive_location: variable('Location in archive', 'text'),
  'archive-place': variable('Place of archive', 'text'),
  authority: variable('Authority', 'text'),
  'call-number': variable('Call number', 'text'),
  dimensions: variable('Size or length', 'text'),
  division: variable('Division', 'text'),
  genre: variable('Kind', 'text'),
  jurisdiction: variable('Jurisdiction', 'text'),
  keyword: variable('Keywords', 'text'),
  language: variable('Language', 'text'),
  license: variable('Licence', 'text'),
  medium: variable('Medium', 'text'),
  references: variable('References', 'text'),
  scale: variable('Scale', 'text'),
  source: variable('Source', 'text'),
  status: variable('Publication status', 'text'),
  abstract: variable('Abstract', 'long-text'),
  annote: variable('Annotation', 'long-text'),
  note: variable('Note', 'long-text'),
  DOI: variable('DOI', 'identifier'),
  PMID: variable('PMID', 'identifier'),
  PMCID: variable('PMCID', 'identifier'),
  ISBN: variable('ISBN', 'identifier'),
  ISSN: variable('ISSN', 'identifier'),
  URL: variable('Address (URL)', 'url'),
} as const;

/** The variables of CSL 1.0.2 that describe a record, with their label and kind; those of the citation itself are left out. */
export const variables = { ...texts, ...numbers, ...dates, ...names } as const;

export type CslVariable = keyof typeof variables;
export type DateVariable = keyof typeof dates;
export type NameVariable = keyof typeof names;
export type PlainVariable = keyof typeof texts | keyof typeof numbers;

export const dateVariables = Object.keys(dates) as DateVariable[];
export const nameVariables = Object.keys(names) as NameVariable[];

export function isVariable(key: string): key is CslVariable {
  return Object.hasOwn(variables, key);
}

export function isDateVariable(key: string): key is DateVariable {
  return Object.hasOwn(dates, key);
}

export function isNameVariable(key: string): key is NameVariable {
  return Object.hasOwn(names, key);
}
