/** Name of the worker's job on bulk edits, and what it is told. */
export const bulkEditJob = 'bulkEdits.run';
export type BulkEditJob = { libraryId: string; runId: string };
