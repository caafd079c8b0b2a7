import { bulkEditJob } from '#features/bulk-edits/bulk-edit-jobs.ts';
import { runBulkEditInBackground } from '#features/bulk-edits/jobs.ts';
import { citationsAddedJob } from '#features/citations/commands/announce-added.ts';
import {
  forgetChangesAt,
  forgetChangesInBackground,
  forgetChangesJob,
  mergeWordsAt,
  mergeWordsInBackground,
  mergeWordsJob,
} from '#features/citations/jobs.ts';
import { duplicateSearchJob, duplicatesDueAt, duplicatesDueJob } from '#features/duplicates/duplicate-jobs.ts';
import { queueDuplicatesDue, searchDuplicatesInBackground } from '#features/duplicates/jobs.ts';
import { refreshLevelsOfRetagged } from '#features/evidence/jobs.ts';
import { importCheckJob, importRunJob, importUndoJob } from '#features/exchange/import-jobs.ts';
import { checkImportInBackground, runImportInBackground, undoImportInBackground } from '#features/exchange/jobs.ts';
import { watchesDueAt, watchesDueJob, watchRunJob } from '#features/inbox/inbox-jobs.ts';
import { queueWatchesDue, runWatchInBackground } from '#features/inbox/jobs.ts';
import { digestAt, digestJob, sendDigestsInBackground } from '#features/reviews/jobs.ts';
import { checkWebhookInBackground, deliverWebhookInBackground, queueWebhooksDue } from '#features/searches/jobs.ts';
import { webhookCheckJob, webhookDeliverJob, webhooksDueAt, webhooksDueJob } from '#features/searches/search-jobs.ts';
import { retaggedJob } from '#features/vocabulary/commands/announce-retagged.ts';
import type { JobHandler } from './worker.ts';

/** Every job there is: name, as given to `enqueue`, and the feature's function that does it. */
export const jobs: Record<string, JobHandler> = {
  [retaggedJob]: refreshLevelsOfRetagged,
  [bulkEditJob]: runBulkEditInBackground,
  [importCheckJob]: checkImportInBackground,
  [importRunJob]: runImportInBackground,
  [importUndoJob]: undoImportInBackground,
  [watchesDueJob]: queueWatchesDue,
  [watchRunJob]: runWatchInBackground,
  [digestJob]: sendDigestsInBackground,
  [duplicateSearchJob]: searchDuplicatesInBackground,
  [duplicatesDueJob]: queueDuplicatesDue,
  [forgetChangesJob]: forgetChangesInBackground,
  [mergeWordsJob]: mergeWordsInBackground,
  [citationsAddedJob]: queueDuplicatesDue,
  [webhooksDueJob]: queueWebhooksDue,
  [webhookCheckJob]: checkWebhookInBackground,
  [webhookDeliverJob]: deliverWebhookInBackground,
};

/** Jobs that come by the clock: name → cron, in UTC. */
export const timetable: Record<string, string> = {
  [watchesDueJob]: watchesDueAt,
  [digestJob]: digestAt,
  [duplicatesDueJob]: duplicatesDueAt,
  [forgetChangesJob]: forgetChangesAt,
  [mergeWordsJob]: mergeWordsAt,
  [webhooksDueJob]: webhooksDueAt,
};
