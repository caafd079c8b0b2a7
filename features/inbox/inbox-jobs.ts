/** Names of the worker's inbox jobs, and what they are told. */
export const watchesDueJob = 'inbox.watchesDue';
export const watchRunJob = 'inbox.watchRun';
export type WatchJob = { libraryId: string; watchId: string };

/** When the worker looks for searches that are due: it asks the database alone. */
export const watchesDueAt = '*/10 * * * *';
