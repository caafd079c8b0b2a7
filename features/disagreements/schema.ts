import { z } from 'zod';

/** `?state=`, `?status=accepted` for what was reviewed alone. */
export const disagreementQuerySchema = z.object({
  state: z.enum(['open', 'resolved', 'all'], 'State is open, resolved or all.').default('open'),
  status: z.enum(['accepted', 'all'], 'Status is accepted or all.').default('all'),
});

export type DisagreementQuery = { state: 'open' | 'resolved' | 'all'; submitted: boolean };

export function disagreementQuery({ state, status }: z.output<typeof disagreementQuerySchema>): DisagreementQuery {
  return { state, submitted: status === 'all' };
}

export const resolveDisagreementSchema = z.object({
  note: z
    .string()
    .trim()
    .min(1, 'Say why they differ, or which to believe.')
    .max(4000, 'Use at most 4,000 characters.'),
});

/** A disagreement as the API gives it. */
export const disagreementRecord = z.object({
  ligand: z.string(),
  target: z.string(),
  findings: z.array(z.string()),
  flags: z.array(z.object({ kind: z.string(), reason: z.string(), findings: z.array(z.string()) })),
  resolution: z
    .object({
      note: z.string(),
      resolvedBy: z.string().nullable(),
      resolvedAt: z.iso.datetime(),
      isCurrent: z.boolean(),
    })
    .nullable(),
});

/** Disagreements a page lists. */
export const pageSize = 50;

/** Which page of them an address asks for, from 0. */
export function pageNumber(text: string | string[] | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 1 ? page - 1 : 0;
}

/** The same of a page's address, where what makes no sense is left out. */
export function pageQuery(parameters: Record<string, string | string[] | undefined>): DisagreementQuery {
  const read = (name: 'state' | 'status') => {
    const parsed = disagreementQuerySchema.shape[name].safeParse(parameters[name]);
    return parsed.success ? parsed.data : undefined;
  };
  return disagreementQuery(disagreementQuerySchema.parse({ state: read('state'), status: read('status') }));
}
