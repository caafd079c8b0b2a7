import { z } from 'zod';

export const switcherQuerySchema = z.object({ q: z.string().max(200, 'Use at most 200 characters.').default('') });

export const destinationRecord = z.object({ kind: z.string(), label: z.string(), note: z.string(), href: z.string() });
