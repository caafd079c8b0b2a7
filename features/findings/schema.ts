import { z } from 'zod';
import { retractionStates } from '#features/retractions/notice.ts';
import { isId } from '#lib/new-id.ts';
import { warningCodes } from '#lib/pharmacology/warnings.ts';
import { contentSchema, fieldNames } from './content-schema.ts';

export const reviewStatuses = ['draft', 'submitted', 'accepted', 'rejected', 'withdrawn'] as const;
const revisionStatuses = ['open', 'accepted', 'rejected', 'superseded', 'withdrawn'] as const;

const id = z.string('Name the citation by its id.').refine(isId, 'This is no id.');

/** The citation a new finding is on; its content is read by `contentSchema`. */
export const citationOfSchema = z.object({ citationId: id });

/** A new finding as the API takes it. */
export const createFindingSchema = z.intersection(citationOfSchema, contentSchema);

/** A change, as a JSON Merge Patch on the finding. */
export const updateFindingSchema = z.record(z.string(), z.unknown());

const reason = (wanted: string) => z.string(wanted).trim().min(1, wanted).max(2000, 'Use at most 2000 characters.');

/** Why something is rejected. */
export const rejectionSchema = z.object({ reason: reason('Say why, so that the author can mend it.') });

/** Why something is withdrawn: asked of what is accepted already. */
export const withdrawalSchema = z.object({
  reason: z.string().trim().max(2000, 'Use at most 2000 characters.').default(''),
});

/** Proposed changes, field by field, with one reason. */
export const proposeRevisionSchema = z.object({
  changes: z
    .record(z.string(), z.unknown(), 'Give the changes as { field: value }.')
    .refine((changes) => Object.keys(changes).length > 0, 'Change at least one field.'),
  reason: reason('Say why the change is right: what the paper says.'),
});

const person = z.string().nullable();
const moment = z.iso.datetime().nullable();
const warning = z.object({ code: z.enum(warningCodes), field: z.string(), message: z.string() });

/** A finding as the API answers with it. */
export const findingSchema = z
  .looseObject({
    id: z.uuid(),
    version: z.int().describe('Also the ETag; send it back as If-Match'),
    citationId: z.uuid(),
    citationKey: z.string(),
    citationDoi: z.string().nullable(),
    citationPmid: z.string().nullable(),
    ...Object.fromEntries(fieldNames.map((name) => [name, z.unknown()])),
    value: z.number().nullable(),
    valuePrinted: z.string().nullable().describe('As printed in the paper'),
    valueNanomolar: z.number().nullable(),
    pX: z.number().nullable().describe('From exact molar values nobody doubts; null for bounds and estimates'),
    printed: z.string().describe('Ki = 161 ± 9 nM (SEM, n = 3)'),
    status: z.enum(reviewStatuses),
    warnings: z.array(warning),
    author: person,
    submittedAt: moment,
    acceptedBy: person,
    acceptedByAuthor: z.boolean().describe('True when nobody but its author accepted it'),
    acceptedAt: moment,
    rejectedBy: person,
    rejectionReason: z.string().nullable(),
    retraction: z.enum(retractionStates).nullable().describe('What has become of its paper'),
    recheck: z.boolean().describe('Whether a correction or a concern about its paper asks for another look'),
    provenance: z
      .object({ pack: z.string(), id: z.string(), status: z.string(), source: z.string() })
      .nullable()
      .describe('For what came with a domain pack: how it was verified'),
    addedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .describe('A finding: one result of one study');
export type FindingAnswer = z.output<typeof findingSchema>;

/** What a list of findings answers. */
export const findingListSchema = z
  .object({ items: z.array(findingSchema), total: z.int().min(0), next: z.string().nullable() })
  .describe('One page of findings');

/** A proposed change of one field. */
export const revisionSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    setId: z.uuid().describe('Those proposed together'),
    subject: z.object({ type: z.enum(['finding', 'claim']), id: z.uuid() }),
    field: z.string(),
    currentValue: z.unknown().describe('What the field held when the change was proposed'),
    proposedValue: z.unknown(),
    reason: z.string(),
    status: z.enum(revisionStatuses),
    proposer: z.string(),
    proposedAt: z.iso.datetime(),
    decidedBy: person,
    decidedAt: moment,
    decisionReason: z.string().nullable(),
    supersededBy: z.uuid().nullable(),
  })
  .describe('A proposed change of one field');
export type RevisionAnswer = z.output<typeof revisionSchema>;
