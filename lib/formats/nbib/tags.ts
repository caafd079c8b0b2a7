/** CSL variable of each tag that has one whatever the type; names, identifiers, keywords and titles have rules of their own. */
export const variables: Record<string, string> = {
  PMID: 'PMID',
  PMC: 'PMCID',
  TI: 'title',
  TT: 'original-title',
  AB: 'abstract',
  TA: 'container-title-short',
  VI: 'volume',
  IP: 'issue',
  PG: 'page',
  DP: 'issued',
  DEP: 'available-date',
  LA: 'language',
  PB: 'publisher',
  PL: 'publisher-place',
  CTI: 'collection-title',
  EN: 'edition',
  ISBN: 'ISBN',
  GN: 'note',
};

/** Tags that a record has once: a second one after an empty line belongs to another record. */
export const onceOnly = new Set([
  ...['OWN', 'STAT', 'DCOM', 'LR', 'VI', 'IP', 'DP', 'TI', 'BTI', 'PG', 'AB', 'DEP', 'TA', 'JT', 'JID', 'PST', 'SO'],
  ...['OID', 'PMC', 'CRDT', 'MHDA', 'EDAT'],
]);

/** The tags of MEDLINE and PubMed in the order in which PubMed writes them. */
export const tagOrder = [
  ...['PMID', 'OWN', 'STAT', 'DA', 'DRDT', 'DCOM', 'LR', 'IS', 'ISSN', 'ISBN', 'VI', 'IP', 'DP', 'TI', 'BTI', 'CTI'],
  ...['PG', 'LID', 'AB', 'OAB', 'OABL', 'CI', 'FAU', 'AU', 'AUID', 'AD', 'CN', 'FED', 'ED', 'EDID', 'IR', 'FIR'],
  ...['IRAD', 'LA', 'SI', 'GR', 'PT', 'TT', 'DEP', 'EN', 'PB', 'PL', 'TA', 'JT', 'JID', 'RN', 'NM', 'SB', 'CIN', 'CON'],
  ...[
    'CRF',
    'CRI',
    'DDIN',
    'DRIN',
    'EIN',
    'EFR',
    'ECI',
    'ECF',
    'RIN',
    'ROF',
    'RPF',
    'RPI',
    'SPIN',
    'UIN',
    'UOF',
    'ORI',
  ],
  ...['MH', 'OTO', 'OT', 'PMC', 'PMCR', 'MID', 'COIS', 'OCI', 'RF', 'OID', 'PS', 'FPS', 'SFM', 'GS', 'EDAT', 'MHDA'],
  ...['CRDT', 'PHST', 'AID', 'PST', 'SO', 'GN'],
];

export const knownTags = new Set(tagOrder);
