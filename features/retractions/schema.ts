import { z } from 'zod';
import { noticeNatures, retractionStates } from './notice.ts';

/** What someone saw when they looked again in the light of a notice. */
export const checkSchema = z.object({
  note: z.string('Say what you saw.').trim().min(1, 'Say what you saw.').max(500, 'Use at most 500 characters.'),
});

/** What has become of a citation, as the API answers with it. */
export const retractionSchema = z.object({
  state: z.enum(retractionStates),
  notices: z.array(
    z.object({
      id: z.uuid(),
      nature: z.enum(noticeNatures),
      date: z.string().nullable(),
      noticeDoi: z.string().nullable(),
      noticePmid: z.string().nullable(),
      reasons: z.string(),
      source: z.string(),
      matchedBy: z.enum(['doi', 'pmid', 'both']),
    }),
  ),
});
