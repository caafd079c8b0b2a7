import { z } from 'zod';
import { storable } from '#lib/storable-text.ts';

export const switcherQuerySchema = z.object({
  q: z.string().max(200, 'Use at most 200 characters.').transform(storable).default(''),
});

export const destinationRecord = z.object({ kind: z.string(), label: z.string(), note: z.string(), href: z.string() });
