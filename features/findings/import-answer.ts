import { z } from 'zod';
import type { Fault } from '#lib/problem.ts';

export const importFormats = ['json', 'csv'] as const;
export type ImportFormat = (typeof importFormats)[number];

const flag = z.enum(['0', '1', 'false', 'true'], 'must be 1 or 0').transform((word) => word === '1' || word === 'true');

/** Query of POST …/findings/import and …/claims/import. */
export const importRowsQuery = z.strictObject({
  format: z.enum(importFormats, `The format is one of ${importFormats.join(', ')}.`).optional(),
  dryRun: flag.default(false),
  submit: flag.default(false),
});

const importFaultSchema = z.object({
  row: z.int().min(1).describe('From 1, the heading not counted'),
  line: z.int().min(1).optional().describe('Of a CSV file: where the row begins'),
  field: z.string().nullable().describe('Column of the CSV, or member of the JSON; null for the row as a whole'),
  message: z.string(),
});
export type ImportFault = z.output<typeof importFaultSchema>;

/** What an import of findings or claims did; in a dry run, what it would do. */
export const importAnswerSchema = z
  .object({
    created: z.int().min(0),
    submitted: z.int().min(0).describe('How many of them wait for review; the others are drafts'),
    errors: z.array(importFaultSchema),
    ids: z.array(z.uuid()).describe('Of what was created, in the order of the rows; empty after a dry run'),
    dryRun: z.boolean(),
  })
  .describe('What was created, and what is wrong with each row that was not');
export type ImportAnswer = z.output<typeof importAnswerSchema>;

/** Where a row stands, and what its fields are called there: the place of a fault by where in the content it is. */
export type RowPlace = { placeOf: (pointer: string) => Omit<ImportFault, 'message'> };

/** Faults of a row's content as the import tells them. */
export function faultsAt({ placeOf }: RowPlace, faults: readonly Fault[]): ImportFault[] {
  return faults.map(({ pointer, detail }) => ({ ...placeOf(pointer), message: detail }));
}

/** Whether a row cannot be read at all, so that what its fields seem to say is no news. */
export function isUnreadable(faults: readonly ImportFault[]): boolean {
  return faults.some(({ field }) => field === null);
}
