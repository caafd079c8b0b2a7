import { z } from 'zod';
import { asOfQuery } from '#features/citations/as-of-query.ts';

const most = 200;
const limits = `The limit is a number from 1 to ${most}.`;

/** `?state=`, `?status=accepted` for what was reviewed alone, `?asOf=`, `?limit=`, `?cursor=`: where the page before ended. */
export const disagreementQuerySchema = asOfQuery.extend({
  state: z.enum(['open', 'resolved', 'all'], 'State is open, resolved or all.').default('open'),
  status: z.enum(['accepted', 'all'], 'Status is accepted or all.').default('all'),
  limit: z.coerce.number(limits).int(limits).min(1, limits).max(most, limits).default(50),
  cursor: z.coerce.number('This is no cursor.').int('This is no cursor.').min(0, 'This is no cursor.').default(0),
});

export type DisagreementQuery = {
  state: 'open' | 'resolved' | 'all';
  submitted: boolean;
  asOf: string | null;
  limit: number;
  /** How many to skip. */
  offset: number;
};

export function disagreementQuery(given: z.output<typeof disagreementQuerySchema>): DisagreementQuery {
  const { state, status, asOf, limit, cursor: offset } = given;
  return { state, submitted: status === 'all', asOf, limit, offset };
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

/** The same with every value of the pair, as the API gives one of them. */
export const comparedPairRecord = disagreementRecord.extend({
  values: z.array(
    z.looseObject({
      finding: z.string(),
      study: z.string(),
      readout: z.string(),
      printed: z.string(),
      p: z.number().nullable().describe('−log10 of the molar value; of a bound, where it lies'),
      interval: z.array(z.number()).nullable().describe('Its ends on the same scale, the weaker first'),
      isPrimary: z.boolean().describe('False when it is cited from elsewhere, or flagged as a repeat citation'),
    }),
  ),
});

/** `?status=accepted` leaves out what waits for review; `?asOf=` the pair as it was. */
export const comparedPairQuerySchema = disagreementQuerySchema.pick({ status: true, asOf: true });

// Each with its reasons: more on one page are not read through.
const onPage = 25;

/** The same of a page's address, where what makes no sense is left out. */
export function pageQuery(parameters: Record<string, string | string[] | undefined>): DisagreementQuery {
  const read = (name: 'state' | 'status' | 'asOf' | 'cursor') => {
    const parsed = disagreementQuerySchema.shape[name].safeParse(parameters[name]);
    return parsed.success ? parsed.data : undefined;
  };
  const given = { state: read('state'), status: read('status'), asOf: read('asOf'), cursor: read('cursor') };
  return disagreementQuery(disagreementQuerySchema.parse({ ...given, limit: onPage }));
}
