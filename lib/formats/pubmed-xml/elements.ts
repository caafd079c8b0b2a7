/** The elements of a record in the order of the DTD; each stands once, as no two parents order the same children differently. */
const order = [
  ...['MedlineCitation', 'BookDocument', 'PMID', 'DateCreated', 'DateCompleted', 'DateRevised'],
  ...['Article', 'Journal', 'ISSN', 'JournalIssue', 'Volume', 'Issue', 'PubDate', 'Title', 'ISOAbbreviation'],
  ...[
    'MedlineJournalInfo',
    'ChemicalList',
    'SupplMeshList',
    'CitationSubset',
    'CommentsCorrectionsList',
    'GeneSymbolList',
  ],
  ...['MeshHeadingList', 'NumberOfReferences', 'PersonalNameSubjectList', 'OtherID', 'OtherAbstract'],
  ...[
    'PubmedData',
    'PubmedBookData',
    'History',
    'PublicationStatus',
    'ArticleIdList',
    'ObjectList',
    'Book',
    'Publisher',
  ],
  ...[
    'PublisherName',
    'PublisherLocation',
    'BookTitle',
    'BeginningDate',
    'EndingDate',
    'LocationLabel',
    'ArticleTitle',
  ],
  ...[
    'Pagination',
    'StartPage',
    'EndPage',
    'MedlinePgn',
    'ELocationID',
    'Abstract',
    'AbstractText',
    'CopyrightInformation',
  ],
  ...[
    'AuthorList',
    'Language',
    'DataBankList',
    'GrantList',
    'PublicationTypeList',
    'PublicationType',
    'VernacularTitle',
  ],
  ...['ArticleDate', 'Sections', 'KeywordList', 'Keyword', 'CoiStatement', 'SpaceFlightMission', 'InvestigatorList'],
  ...['VolumeTitle', 'Edition', 'CollectionTitle', 'Isbn', 'Medium', 'ReportNumber', 'ContributionDate', 'GeneralNote'],
  ...['ItemList', 'Item', 'ReferenceList'],
];
const ranks = new Map(order.map((name, at) => [name, at]));

export const rankOf = (name: string): number => ranks.get(name) ?? order.length;

/** Elements whose parts stand for themselves, by their path below the record. */
export const groups = new Set([
  'MedlineCitation',
  'MedlineCitation/Article',
  'MedlineCitation/Article/Journal',
  'MedlineCitation/Article/Journal/JournalIssue',
  'MedlineCitation/Article/Abstract',
  'MedlineCitation/KeywordList',
  'PubmedData',
  'PubmedData/ArticleIdList',
  'BookDocument',
  'BookDocument/ArticleIdList',
  'BookDocument/Book',
  'BookDocument/Book/Publisher',
  'BookDocument/Abstract',
  'BookDocument/KeywordList',
  'BookDocument/ItemList',
  'PubmedBookData',
  'PubmedBookData/ArticleIdList',
]);

// Where an element that has no variable is written again; one not listed stands in MedlineCitation or BookDocument.
const places: Record<string, string> = {
  ...{ Title: 'Article/Journal', ISSN: 'Article/Journal', ISOAbbreviation: 'Article/Journal' },
  ...{ Volume: 'Article/Journal/JournalIssue', Issue: 'Article/Journal/JournalIssue' },
  ...{
    ELocationID: 'Article',
    Language: 'Article',
    DataBankList: 'Article',
    GrantList: 'Article',
    ArticleDate: 'Article',
  },
  ...{
    PublicationTypeList: 'Article',
    Pagination: 'Article',
    VernacularTitle: 'Article',
    CopyrightInformation: 'Article/Abstract',
  },
};
const bookPlaces: Record<string, string> = {
  ...{
    Isbn: 'Book',
    BeginningDate: 'Book',
    EndingDate: 'Book',
    Medium: 'Book',
    ReportNumber: 'Book',
    VolumeTitle: 'Book',
  },
  ...{ ELocationID: 'Book', CopyrightInformation: 'Abstract' },
};
const dataPlaces = new Set(['History', 'PublicationStatus', 'ObjectList']);

/** The path of the element that one of this name stands in. */
export function placeOf(name: string, isBook: boolean): string {
  const data = isBook ? 'PubmedBookData' : 'PubmedData';
  if (name === 'ArticleId') return `${data}/ArticleIdList`;
  if (dataPlaces.has(name) || (name === 'ReferenceList' && !isBook)) return data;
  const inner = (isBook ? bookPlaces : places)[name];
  const outer = isBook ? 'BookDocument' : 'MedlineCitation';
  return inner ? `${outer}/${inner}` : outer;
}
