import { z } from 'zod';
import { asOfQuery } from '#features/citations/as-of-query.ts';
import { claimExportQuery, oneClaimExportQuery } from '#features/claims/export-options.ts';
import { claimParameters } from '#features/claims/filters.ts';
import {
  contentSchema as claimContentSchema,
  claimListSchema,
  claimSchema,
  gradeSchema,
  updateClaimSchema,
  verdictSchema,
} from '#features/claims/schema.ts';
import { importAnswerSchema, importRowsQuery } from '#features/findings/import-answer.ts';
import { proposeRevisionSchema, rejectionSchema, revisionSchema, withdrawalSchema } from '#features/findings/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const claimFilters = z.object(Object.fromEntries(claimParameters.map((name) => [name, z.string().optional()])));
const library = '/libraries/{library}';
const listOf = (items: z.ZodType) => z.object({ items: z.array(items), total: z.int(), next: z.string().nullable() });

/** What the API does with claims. */
export const claimOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: `${library}/claims`, summary: 'List claims', query: claimFilters },
    answers: { 200: { description: 'One page', schema: claimListSchema } },
  },
  {
    ...{ method: 'post', path: `${library}/claims`, summary: 'Begin a claim, as a draft', body: claimContentSchema },
    answers: { 201: { description: 'The draft', schema: claimSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/claims/export`, summary: 'Export claims with their bibliography, or as CSV' },
    query: claimExportQuery.extend(claimFilters.shape),
    answers: { 200: { description: 'The file', mediaType: '*/*' } },
  },
  {
    ...{
      method: 'post',
      path: `${library}/claims/import`,
      summary: 'Import claims as drafts: JSON or CSV as exported',
    },
    ...{ query: importRowsQuery, body: 'file' },
    answers: { 200: { description: 'What was created, and the faults of the rows', schema: importAnswerSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/claims/{id}`, summary: 'Read a claim, as it is or was', versioned: true },
    query: asOfQuery,
    answers: { 200: { description: 'The claim', schema: claimSchema } },
  },
  {
    ...{ method: 'patch', path: `${library}/claims/{id}`, summary: 'Change a draft, or what came back' },
    ...{ body: updateClaimSchema, versioned: true },
    answers: { 200: { description: 'The claim as it is now', schema: claimSchema } },
  },
  {
    ...{ method: 'delete', path: `${library}/claims/{id}`, summary: 'Discard a draft', versioned: true },
    answers: { 204: { description: 'It is gone' } },
  },
  {
    ...{ method: 'get', path: `${library}/claims/{id}/export`, summary: 'Export a claim with its bibliography' },
    query: oneClaimExportQuery,
    answers: { 200: { description: 'The file', mediaType: '*/*' } },
  },
  {
    ...{ method: 'get', path: `${library}/claims/{id}/revisions`, summary: 'List changes proposed for a claim' },
    answers: { 200: { description: 'All of them', schema: listOf(revisionSchema) } },
  },
  {
    ...{ method: 'post', path: `${library}/claims/{id}/revisions`, summary: 'Propose changes of fields of a claim' },
    body: proposeRevisionSchema,
    answers: { 201: { description: 'One proposal for each field', schema: listOf(revisionSchema) } },
  },
  {
    ...{
      method: 'post',
      path: `${library}/claims/{id}/{verb}`,
      summary: 'Submit, accept, reject, withdraw, grade, confirm-grade, sign',
    },
    body: z.union([rejectionSchema, withdrawalSchema, gradeSchema, verdictSchema]),
    answers: { 200: { description: 'The claim as it is now', schema: claimSchema } },
  },
];
