import { z } from 'zod';

const duplicateStatuses = ['open', 'merged', 'rejected', 'versions'] as const;
export type DuplicateStatus = (typeof duplicateStatuses)[number];

/** What the rules say of a pair, surest first. */
const duplicateVerdicts = ['same', 'candidate', 'versions'] as const;
export type DuplicateVerdict = (typeof duplicateVerdicts)[number];

/** `?status=`, `?verdict=`, `?limit=`, `?cursor=`. */
export const duplicateQuery = z.object({
  status: z.enum(duplicateStatuses, 'Status is open, merged, rejected or versions.').default('open'),
  verdict: z.enum(duplicateVerdicts, 'Verdict is same, candidate or versions.').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^(?:0|1|0?\.\d+)_[0-9a-f-]{36}$/, 'This is no cursor of this list.')
    .optional(),
});
export type DuplicateQuery = z.output<typeof duplicateQuery>;

/** Which record a field is taken from; `both` joins what can be joined. */
const fieldChoices = ['left', 'right', 'both'] as const;
export type FieldChoice = (typeof fieldChoices)[number];

/** Which citation stays, and from which each field comes; a field not named comes from the one that stays, or from the other where that has nothing. */
export const mergeSchema = z.object({
  keep: z.enum(['left', 'right'], 'Say which citation stays: left or right.').optional(),
  fields: z.record(z.string().max(100), z.enum(fieldChoices, 'A field comes from left, right or both.')).default({}),
  /** Versions of the two as they were seen; without them whatever they are now is merged. */
  versions: z.object({ left: z.coerce.number().int(), right: z.coerce.number().int() }).optional(),
});
export type MergeInput = z.output<typeof mergeSchema>;

const reason = z.object({ code: z.string(), text: z.string() });
const side = z.object({
  id: z.uuid(),
  key: z.string(),
  version: z.int(),
  csl: z.record(z.string(), z.unknown()),
  mergedInto: z.uuid().nullable(),
});

/** A pair as the API gives it. */
const duplicateRecord = z.object({
  id: z.uuid(),
  status: z.enum(duplicateStatuses),
  verdict: z.enum(duplicateVerdicts),
  score: z.number(),
  reasons: z.array(reason),
  left: side,
  right: side,
  foundAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
});
export type DuplicateRecord = z.output<typeof duplicateRecord>;

export const searchProgress = z.object({
  isRunning: z.boolean(),
  done: z.int(),
  total: z.int(),
  found: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type SearchProgress = z.output<typeof searchProgress>;

export const duplicatePage = z.object({
  items: z.array(duplicateRecord),
  total: z.int(),
  next: z.string().nullable(),
  search: searchProgress.nullable().describe('How far the last search for duplicates is; null before the first.'),
});

export const decisionAnswer = z.object({
  id: z.uuid(),
  status: z.enum(duplicateStatuses),
  citation: z.object({ id: z.uuid(), version: z.int() }).optional().describe('Of a merge: the citation that stays.'),
  study: z.uuid().optional().describe('Of versions: the study both report.'),
});
