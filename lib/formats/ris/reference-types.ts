/** RIS reference type → CSL type. The first of several for one CSL type is the one that is written. */
const cslTypes: Record<string, string> = {
  JOUR: 'article-journal',
  EJOUR: 'article-journal',
  ABST: 'article-journal',
  CTLG: 'article-journal',
  JFULL: 'periodical',
  SER: 'collection',
  INPR: 'article-journal',
  GEN: 'document',
  UNPB: 'article',
  PREPRINT: 'article',
  MGZN: 'article-magazine',
  NEWS: 'article-newspaper',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  WHOLE: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  CPAPER: 'paper-conference',
  CONF: 'paper-conference',
  THES: 'thesis',
  RPRT: 'report',
  GOVDOC: 'report',
  GRNT: 'report',
  ELEC: 'webpage',
  WEB: 'webpage',
  ICOMM: 'post',
  BLOG: 'post-weblog',
  PAT: 'patent',
  STAT: 'legislation',
  BILL: 'bill',
  UNBILL: 'bill',
  CASE: 'legal_case',
  HEAR: 'hearing',
  LEGAL: 'regulation',
  DATA: 'dataset',
  DBASE: 'dataset',
  AGGR: 'dataset',
  COMP: 'software',
  MPCT: 'motion_picture',
  VIDEO: 'motion_picture',
  ADVS: 'motion_picture',
  MULTI: 'motion_picture',
  MAP: 'map',
  MUSIC: 'musical_score',
  SOUND: 'song',
  ART: 'graphic',
  FIGURE: 'figure',
  CHART: 'figure',
  EQUA: 'figure',
  MANSCPT: 'manuscript',
  ENCYC: 'entry-encyclopedia',
  DICT: 'entry-dictionary',
  PCOMM: 'personal_communication',
  SLIDE: 'speech',
  STAND: 'standard',
  PAMP: 'pamphlet',
  CLSWK: 'classic',
  ANCIENT: 'classic',
};

// LEGAL would be a regulation's own type, but few programs know it.
const risTypes = new Map<string, string>([['regulation', 'STAT']]);
for (const [ris, csl] of Object.entries(cslTypes)) if (!risTypes.has(csl)) risTypes.set(csl, ris);

export function cslTypeOf(risType: string): string | undefined {
  return Object.hasOwn(cslTypes, risType) ? cslTypes[risType] : undefined;
}

/** `GEN` when RIS has no such type; the CSL type then travels beside. */
export function risTypeOf(cslType: string): string {
  return risTypes.get(cslType) ?? 'GEN';
}
