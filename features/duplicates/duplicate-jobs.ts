/** Names of the worker's jobs on duplicates, and what they are told. */
export const duplicateSearchJob = 'duplicates.search';
export const duplicatesDueJob = 'duplicates.due';
export type DuplicateSearchJob = { libraryId: string };

/** When the worker looks for citations that nobody has compared yet. */
export const duplicatesDueAt = '*/15 * * * *';
