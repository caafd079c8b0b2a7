/** One thing that speaks for or against two records being one, as data: the interface puts it in words. */
export type Reason = {
  code:
    | 'doi'
    | 'pmid'
    | 'pmcid'
    | 'isbn'
    | 'title'
    | 'titleCut'
    | 'titleAlike'
    | 'authors'
    | 'year'
    | 'nextYear'
    | 'journal'
    | 'place'
    | 'abstract'
    | 'doisDiffer'
    | 'pmidsDiffer'
    | 'yearsDiffer'
    | 'numbersDiffer'
    | 'editionsDiffer'
    | 'volumesOfSet'
    | 'placesDiffer'
    | 'journalsDiffer'
    | 'partOfBook'
    | 'preprintOf'
    | 'correctionOf'
    | 'retractionOf'
    | 'numberedVersions';
  /** Of `titleAlike`. */
  percent?: number;
  /** Of `yearsDiffer`. */
  count?: number;
};
