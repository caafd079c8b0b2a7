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
 * are two works however alike their titles, which `FileMatcher` and the query both respect.
 */
export function titleKey({ titleSort, year, authorSort }: Candidate): string | null {
  return titleSort.length < 8 || year === null ? null : `${titleSort}|${year}|${authorSort}`;
}

/** Finds records of one file that repeat an earlier one of it. Remembers a key, not the record, so that it stays small. */
export class FileMatcher {
  #seen = new Map<string, { index: number; doi: string | null }>();

  match(candidate: Candidate): { by: DuplicateReason; index: number } | null {
    const keys = keysOf(candidate);
    const hit = keys
      .map(([by, key]) => ({ by, earlier: this.#seen.get(key) }))
      .find(({ earlier }) => agrees(candidate, earlier));
    for (const [, key] of keys) {
      if (!this.#seen.has(key)) this.#seen.set(key, { index: candidate.index, doi: candidate.doi });
    }
    return hit?.earlier ? { by: hit.by, index: hit.earlier.index } : null;
  }
}

function keysOf(candidate: Candidate): [DuplicateReason, string][] {
  const title = titleKey(candidate);
  return [
    ...(candidate.doi ? [['doi', `doi:${candidate.doi}`] as [DuplicateReason, string]] : []),
    ...(candidate.pmid ? [['pmid', `pmid:${candidate.pmid}`] as [DuplicateReason, string]] : []),
    ...(title ? [['title', `title:${title}`] as [DuplicateReason, string]] : []),
  ];
}

function agrees(candidate: Candidate, earlier: { doi: string | null } | undefined): boolean {
  return earlier !== undefined && (!candidate.doi || !earlier.doi || candidate.doi === earlier.doi);
}
