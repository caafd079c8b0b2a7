type TermCount = {
  /** Tagged with the term itself. */
  direct: number;
  /** Tagged with it or a term below it; a citation counts once. */
  total: number;
};

/** How many citations each choice would leave, every facet counted without its own selection. Choices that leave none are missing. */
export type FacetCounts = {
  total: number;
  /** By `facet:term`. */
  terms: Record<string, TermCount>;
  years: Record<string, number>;
  types: Record<string, number>;
  /** By `scheme:code`. */
  levels: Record<string, number>;
  has: Record<'abstract' | 'doi' | 'pmid' | 'file', number>;
  is: Record<'untagged' | 'unrated', number>;
};
