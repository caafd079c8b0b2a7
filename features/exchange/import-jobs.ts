/** Names of the worker's import jobs, and what they are told. */
export const importCheckJob = 'import.check';
export const importRunJob = 'import.run';
export const importUndoJob = 'import.undo';
export type ImportJob = { libraryId: string; runId: string };
