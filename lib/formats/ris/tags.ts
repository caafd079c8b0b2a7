import type { CslVariable } from '#lib/csl/variables.ts';

const parts = new Set(['chapter', 'paper-conference', 'entry', 'entry-dictionary', 'entry-encyclopedia']);
// Works that stand by themselves: their secondary title is that of a series.
const wholes = new Set([
  'book',
  'thesis',
  'report',
  'classic',
  'standard',
  'periodical',
  'collection',
  'pamphlet',
  'musical_score',
  'map',
  'manuscript',
  'software',
]);

// What has been asked before: a file has few types.
const answers = new Map<string, Map<string, CslVariable | null>>();

/** The CSL variable a tag means in a record of this type; several tags may mean one. */
export function variableOf(tag: string, type: string): CslVariable | undefined {
  let ofType = answers.get(type);
  if (!ofType) {
    if (answers.size === 100) answers.clear();
    ofType = new Map();
    answers.set(type, ofType);
  }
  let variable = ofType.get(tag);
  if (variable === undefined) {
    variable = special(tag, type) ?? general[tag] ?? null;
    ofType.set(tag, variable);
  }
  return variable ?? undefined;
}

function special(tag: string, type: string): CslVariable | undefined {
  switch (tag) {
    case 'T2':
    case 'JF':
    case 'JO':
      return wholes.has(type) ? 'collection-title' : 'container-title';
    case 'BT':
      return parts.has(type) ? 'container-title' : wholes.has(type) ? 'title' : 'container-title';
    case 'A2':
      return secondAuthor(type);
    case 'A3':
      return type === 'motion_picture' ? 'producer' : type === 'thesis' ? 'contributor' : 'collection-editor';
    case 'C3':
    case 'CP':
      return type === 'paper-conference' ? 'event-title' : undefined;
    case 'CT':
      return type === 'paper-conference' ? 'event-title' : 'title';
    case 'C1':
    case 'CL':
      return type === 'paper-conference' ? 'event-place' : undefined;
    case 'ET':
      return type === 'software' || type === 'dataset' ? 'version' : 'edition';
    case 'C2':
      return type === 'article-journal' ? 'PMCID' : undefined;
    case 'C7':
      return type === 'article-journal' ? 'number' : undefined;
    case 'IS':
      return type === 'report' || type === 'bill'
        ? 'number'
        : wholes.has(type) || type === 'chapter'
          ? 'collection-number'
          : 'issue';
    case 'M1':
      return numberOfItsOwn(type) ? 'number' : undefined;
    case 'SN':
      return type === 'report' || type === 'patent' ? 'number' : undefined;
    case 'PMID':
      return 'PMID';
    case 'Y2':
      return type === 'patent' ? 'submitted' : 'accessed';
    default:
      return undefined;
  }
}

function numberOfItsOwn(type: string): boolean {
  return ['regulation', 'legislation', 'dataset', 'legal_case', 'standard', 'treaty', 'article', 'document'].includes(
    type,
  );
}

function secondAuthor(type: string): CslVariable {
  if (type === 'book') return 'collection-editor';
  if (type === 'thesis') return 'contributor';
  if (type === 'patent' || type === 'personal_communication') return 'recipient';
  return type === 'motion_picture' ? 'director' : 'editor';
}

const general: Record<string, CslVariable> = {
  TI: 'title',
  T1: 'title',
  ST: 'title-short',
  T3: 'collection-title',
  JA: 'container-title-short',
  J1: 'container-title-short',
  J2: 'container-title-short',
  AU: 'author',
  A1: 'author',
  ED: 'editor',
  A4: 'translator',
  PY: 'issued',
  Y1: 'issued',
  DA: 'issued',
  VL: 'volume',
  SP: 'page',
  EP: 'page',
  NV: 'number-of-volumes',
  SE: 'section',
  PB: 'publisher',
  CY: 'publisher-place',
  PP: 'publisher-place',
  DO: 'DOI',
  UR: 'URL',
  AB: 'abstract',
  N2: 'abstract',
  KW: 'keyword',
  N1: 'note',
  LA: 'language',
  CN: 'call-number',
  AV: 'archive_location',
  DB: 'source',
  M3: 'genre',
  OP: 'original-title',
  RI: 'reviewed-title',
};

/** Tags in the order in which a record is written; the variable each holds depends on the type. */
export const writtenTags = [
  ...['TI', 'ST', 'AU', 'A2', 'ED', 'A3', 'A4', 'PY', 'Y2', 'T2', 'T3', 'J2', 'C3', 'C1', 'VL', 'IS', 'M1', 'C7', 'SP'],
  ...['ET', 'NV', 'SE', 'PB', 'CY', 'SN', 'DO', 'C2', 'UR', 'LA', 'CN', 'AV', 'DB', 'M3', 'OP', 'RI', 'AB', 'KW', 'N1'],
] as const;

export const knownTags = [
  ...Object.keys(general),
  'TY',
  'ER',
  'ID',
  'T2',
  'JF',
  'JO',
  'BT',
  'A2',
  'A3',
  'C1',
  'C2',
  'C3',
  'C7',
  'CL',
  'CP',
  'CT',
  'IS',
  'M1',
  'SN',
  'ET',
  'Y2',
  'AN',
  'L1',
  'L2',
  'L3',
  'L4',
  'AD',
];
