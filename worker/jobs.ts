import { refreshLevelsOfRetagged } from '#features/evidence/jobs.ts';
import { importCheckJob, importRunJob } from '#features/exchange/import-jobs.ts';
import { checkImportInBackground, runImportInBackground } from '#features/exchange/jobs.ts';
import { retaggedJob } from '#features/vocabulary/commands/announce-retagged.ts';
import type { JobHandler } from './worker.ts';

/** Every job there is: name, as given to `enqueue`, and the feature's function that does it. */
export const jobs: Record<string, JobHandler> = {
  [retaggedJob]: refreshLevelsOfRetagged,
  [importCheckJob]: checkImportInBackground,
  [importRunJob]: runImportInBackground,
};
