import { z } from 'zod';

/** What someone saw when they looked again in the light of a notice. */
export const checkSchema = z.object({
  note: z.string('Say what you saw.').trim().min(1, 'Say what you saw.').max(500, 'Use at most 500 characters.'),
});
