import { z } from 'zod';
import { searchableServices } from '#lib/lookup/searcher.ts';

const everyDays = z.coerce
  .number('must be a number of days')
  .int()
  .min(1, 'must be at least 1')
  .max(365, 'must be at most 365');

export const createWatchSchema = z.object({
  service: z.enum(searchableServices, 'is PubMed or Europe PMC'),
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  query: z.string().trim().min(1, 'Write the search as you would at the service.').max(4000),
  everyDays: everyDays.default(7),
});

const ids = z.array(z.uuid()).min(1, 'Select a record first.').max(500, 'At most 500 at once.');
export const acceptSchema = z.object({ ids });
/** Body of POST /inbox/{id}/reject. */
export const reasonSchema = z.object({
  reason: z.string().trim().min(1, 'Say why: PRISMA asks for the reason.').max(500),
});
export const rejectSchema = reasonSchema.extend({ ids });

export const inboxStatuses = ['waiting', 'accepted', 'rejected', 'duplicate'] as const;
export type InboxStatus = (typeof inboxStatuses)[number];

export const inboxQuery = z.object({
  status: z.enum(inboxStatuses).default('waiting'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});

const inboxRecord = z.object({
  id: z.uuid(),
  status: z.enum(inboxStatuses),
  csl: z.record(z.string(), z.unknown()),
  search: z.object({ id: z.uuid(), name: z.string(), service: z.string() }),
  reason: z.string().nullable(),
  citationId: z.string().nullable(),
  foundAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
});
export type InboxRecord = z.output<typeof inboxRecord>;

/** The keys of the PRISMA 2020 flow diagram that an inbox can count. */
const prismaCounts = z.object({
  previous_reports: z.int(),
  database_results: z.int(),
  database_specific_results: z.string().describe('Name, n; name, n'),
  duplicates: z.int(),
  records_screened: z.int(),
  records_excluded: z.int(),
  dbr_sought_reports: z.int(),
  new_reports: z.int(),
  total_reports: z.int(),
});
export type PrismaCounts = z.output<typeof prismaCounts>;

export const inboxPage = z.object({
  items: z.array(inboxRecord),
  total: z.int(),
  next: z.string().nullable(),
  prisma: prismaCounts,
});

export const decision = z.object({ id: z.uuid(), status: z.enum(inboxStatuses), citationId: z.string().nullable() });
