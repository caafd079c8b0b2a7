/** Why two records are taken for one: the first that holds, in this order; `possible` when a person should look. */
export type DuplicateReason = 'doi' | 'pmid' | 'title' | 'description' | 'possible';

/** A record of the same file or a citation of the library that another record repeats. */
export type DuplicateOf = { by: DuplicateReason; citationId: string | null; index: number | null };

/** What of a record decides whether another is the same; from `promotedColumns`. */
export type Candidate = {
  index: number;
  doi: string | null;
  pmid: string | null;
  titleSort: string;
  year: number | null;
  authorSort: string;
};

/**
 * Title, year and first author as one key. A missing title says nothing, so it gives no key; two records with different DOIs
 * are two works however alike their titles, which `repeatedIn` and the query both respect.
 */
export function titleKey({ titleSort, year, authorSort }: Candidate): string | null {
  return titleSort.length < 8 || year === null ? null : `${titleSort}|${year}|${authorSort}`;
}

/** Which of the earlier records of a file, in their order, another has an identifier or its title, year and author in common with. */
export function repeatedIn(
  earlier: readonly Candidate[],
  candidate: Candidate,
): { by: DuplicateReason; index: number } | null {
  const title = titleKey(candidate);
  const agreeing = earlier.filter(({ doi }) => !candidate.doi || !doi || candidate.doi === doi);
  const hits: [DuplicateReason, Candidate | undefined][] = [
    ['doi', agreeing.find(({ doi }) => doi !== null && doi === candidate.doi)],
    ['pmid', agreeing.find(({ pmid }) => pmid !== null && pmid === candidate.pmid)],
    ['title', title === null ? undefined : agreeing.find((other) => titleKey(other) === title)],
  ];
  const [by, hit] = hits.find(([, other]) => other) ?? [];
  return by && hit ? { by, index: hit.index } : null;
}
