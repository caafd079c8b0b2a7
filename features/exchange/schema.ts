import { z } from 'zod';
import { encodingCalled } from '#lib/formats/encoding.ts';
import { readableFormats } from '#lib/formats/formats.ts';

/** What to do with records the library has already. */
export const duplicatePolicies = ['skip', 'merge', 'create'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** What a check says of a record. */
export const verdicts = ['new', 'duplicate', 'broken'] as const;
export type Verdict = (typeof verdicts)[number];

const flag = z.enum(['', '1', 'true', '0', 'false']).transform((value) => value !== '0' && value !== 'false');

/** The name of an encoding, as the WHATWG Encoding Standard calls it. */
const encodingLabel = z.string().transform((label, context) => {
  const encoding = encodingCalled(label);
  if (encoding !== null) return encoding;
  context.addIssue({ code: 'custom', message: 'is no encoding we know; gbk and windows-1252 are some' });
  return z.NEVER;
});

/** Query of POST /imports. */
export const importQuery = z.strictObject({
  format: z
    .enum(['auto', ...readableFormats], `The format is auto or one of ${readableFormats.join(', ')}.`)
    .default('auto'),
  dryRun: flag.default(false),
  wait: z.coerce.number('must be a number of seconds').min(0).max(300, 'must be 300 seconds or less').default(0),
  duplicates: z.enum(duplicatePolicies, 'must be skip, merge or create').default('skip'),
  fileName: z.string().max(255).optional(),
  encoding: encodingLabel
    .optional()
    .describe('Of the WHATWG Encoding Standard, where it cannot be told; else the charset of Content-Type'),
});

/** What became of an import that was undone: of what it created (`changed` of the trashed had been worked on), and of what it merged. */
export const undoing = z.object({ trashed: z.int(), changed: z.int(), reverted: z.int(), left: z.int() });
export type Undoing = z.output<typeof undoing>;

/** States of a run, as the contract spells them. */
export const importStatuses = ['UPLOADED', 'CHECKED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;

const importProblem = z.object({
  index: z.int().nullable(),
  line: z.int(),
  column: z.int(),
  severity: z.enum(['error', 'warning']),
  field: z.string().nullable(),
  message: z.string(),
});

const importCounts = z.object({
  total: z.int(),
  new: z.int(),
  duplicate: z.int(),
  broken: z.int(),
  created: z.int(),
  merged: z.int(),
  skipped: z.int(),
  failed: z.int(),
});
export type ImportCounts = z.output<typeof importCounts>;
export const emptyCounts: ImportCounts = {
  total: 0,
  new: 0,
  duplicate: 0,
  broken: 0,
  created: 0,
  merged: 0,
  skipped: 0,
  failed: 0,
};

/** A run as the API gives it. */
export const importRun = z.object({
  id: z.string().nullable(),
  status: z.enum(importStatuses),
  format: z.string(),
  encoding: z.string().nullable().describe('As it was declared; null where it was told by the content.'),
  fileName: z.string().nullable(),
  duplicates: z.enum(duplicatePolicies).nullable(),
  counts: importCounts,
  problems: z.array(importProblem),
  failure: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  version: z.int(),
});
export type ImportRunAnswer = z.output<typeof importRun>;

/** A record of a dry run. */
export const checkedRecord = z.object({
  index: z.int(),
  line: z.int(),
  status: z.enum(verdicts),
  duplicateOf: z.string().nullable(),
  duplicateOfIndex: z.int().nullable(),
  duplicateBy: z
    .enum(['doi', 'pmid', 'title', 'description', 'possible'])
    .nullable()
    .describe('possible: the record is new as far as one can tell; the other is in possibleDuplicateOf.'),
  possibleDuplicateOf: z.string().nullable(),
  csl: z.record(z.string(), z.unknown()).nullable(),
});

export const dryRun = importRun.extend({ records: z.array(checkedRecord) });
