import { z } from 'zod';
import { activityFilterSchema } from '#features/activity/filters.ts';
import { citationSchema, createCitationSchema, updateCitationSchema } from '#features/citations/citation-schema.ts';
import { parameterNames } from '#features/citations/filter-parameters.ts';
import { citationListSchema, facetCountsSchema } from '#features/citations/list-schema.ts';
import { appraisalSchema } from '#features/evidence/appraisal.ts';
import { appraisalRecord } from '#features/evidence/appraisal-answer.ts';
import { mapExportSchema, mapQuerySchema, mapRecord } from '#features/evidence-map/schema.ts';
import { bibliographyQuery } from '#features/exchange/bibliography-options.ts';
import { exportQuery } from '#features/exchange/export-options.ts';
import { manifestQuery, manifestSchema } from '#features/exchange/manifest.ts';
import { dryRun, importQuery, importRun } from '#features/exchange/schema.ts';
import { findingExportQuery } from '#features/findings/export-columns.ts';
import { parameterNames as findingParameterNames } from '#features/findings/filter-parameters.ts';
import { importAnswerSchema, importRowsQuery } from '#features/findings/import-answer.ts';
import {
  createFindingSchema,
  findingListSchema,
  findingSchema,
  proposeRevisionSchema,
  rejectionSchema,
  revisionSchema,
  updateFindingSchema,
  withdrawalSchema,
} from '#features/findings/schema.ts';
import { decision, inboxPage, inboxQuery, reasonSchema } from '#features/inbox/schema.ts';
import { lookUpAnswer, lookUpSchema } from '#features/lookup/schema.ts';
import { notificationQuerySchema, queueQuerySchema } from '#features/reviews/schema.ts';
import { destinationRecord, switcherQuerySchema } from '#features/switcher/schema.ts';
import { createTermSchema, listTermsSchema, transitionSchema, updateTermSchema } from '#features/vocabulary/schema.ts';
import type { Operation } from '#lib/openapi.ts';
import { bulkEditOperations } from './bulk-edit-operations.ts';
import { claimOperations } from './claim-operations.ts';
import { collectionOperations } from './collection-operations.ts';
import { disagreementOperations } from './disagreement-operations.ts';
import { discussionOperations } from './discussion-operations.ts';
import { duplicateOperations } from './duplicate-operations.ts';
import { searchOperations } from './search-operations.ts';

const filters = z.object(Object.fromEntries(parameterNames.map((name) => [name, z.string().optional()])));
const findingFilters = z.object(Object.fromEntries(findingParameterNames.map((name) => [name, z.string().optional()])));
const library = '/libraries/{library}';
const listOf = (items: z.ZodType) => z.object({ items: z.array(items), total: z.int(), next: z.string().nullable() });
const term = z.looseObject({ id: z.string(), tag: z.string(), name: z.string(), version: z.int() });
const event = z.looseObject({ seq: z.string(), verb: z.string(), sentence: z.string() });

/** Everything the API does; a test compares it with the routes there are. */
export const operations: readonly Operation[] = [
  {
    ...{ method: 'get', path: `${library}/citations`, summary: 'List citations', query: filters },
    answers: { 200: { description: 'One page', schema: citationListSchema } },
  },
  {
    ...{ method: 'post', path: `${library}/citations`, summary: 'Add a citation', body: createCitationSchema },
    answers: { 201: { description: 'The new citation', schema: citationSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/citations/{id}`, summary: 'Read a citation', versioned: true },
    answers: { 200: { description: 'The citation', schema: citationSchema } },
  },
  {
    ...{ method: 'patch', path: `${library}/citations/{id}`, summary: 'Change a citation', versioned: true },
    body: updateCitationSchema,
    answers: { 200: { description: 'The citation as it is now', schema: citationSchema } },
  },
  {
    ...{
      method: 'delete',
      path: `${library}/citations/{id}`,
      summary: 'Put a citation into the trash',
      versioned: true,
    },
    answers: { 204: { description: 'It is in the trash' } },
  },
  {
    ...{ method: 'get', path: `${library}/citations/{id}/appraisals`, summary: 'How a study was appraised' },
    answers: { 200: { description: 'RoB 2 and SYRCLE', schema: listOf(appraisalRecord) } },
  },
  {
    ...{ method: 'post', path: `${library}/citations/{id}/appraisals`, summary: 'Appraise a result of a study' },
    body: appraisalSchema,
    answers: { 201: { description: 'The appraisal, waiting for acceptance', schema: appraisalRecord } },
  },
  {
    ...{ method: 'post', path: `${library}/appraisals/{id}/accept`, summary: 'Accept the appraisal of another' },
    answers: { 204: { description: 'It is accepted' } },
  },
  {
    ...{ method: 'get', path: `${library}/facets`, summary: 'Count terms, years, levels and types', query: filters },
    answers: { 200: { description: 'Counts', schema: facetCountsSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/imports`, summary: 'List imports' },
    answers: { 200: { description: 'The newest imports', schema: listOf(importRun) } },
  },
  {
    ...{ method: 'post', path: `${library}/imports`, summary: 'Import a file', query: importQuery, body: 'file' },
    answers: {
      200: { description: 'Done in the wait, or a dry run', schema: z.union([importRun, dryRun]) },
      202: { description: 'Taken; see Location', schema: importRun },
    },
  },
  {
    ...{ method: 'get', path: `${library}/imports/{id}`, summary: 'Read an import' },
    answers: { 200: { description: 'The import', schema: importRun } },
  },
  {
    ...{ method: 'get', path: `${library}/imports/{id}/report`, summary: 'What became of each record of an import' },
    answers: { 200: { description: 'A row of CSV each', mediaType: 'text/csv' } },
  },
  {
    ...{ method: 'delete', path: `${library}/imports/{id}`, summary: 'Undo an import' },
    answers: { 200: { description: 'The import, undone', schema: importRun } },
  },
  {
    ...{ method: 'post', path: `${library}/lookups`, summary: 'Find records by identifier', body: lookUpSchema },
    answers: {
      200: { description: 'What the services say', schema: lookUpAnswer },
      202: { description: 'The same; see Location for the import', schema: lookUpAnswer },
    },
  },
  {
    ...{ method: 'get', path: `${library}/inbox`, summary: 'List what watched searches found', query: inboxQuery },
    answers: { 200: { description: 'One page, and the counts of PRISMA 2020', schema: inboxPage } },
  },
  {
    ...{ method: 'post', path: `${library}/inbox/{id}/{verb}`, summary: 'Accept, reject or return a record' },
    body: reasonSchema.partial(),
    answers: { 200: { description: 'What was decided', schema: decision } },
  },
  {
    ...{ method: 'get', path: `${library}/export`, summary: 'Export citations as a file' },
    query: exportQuery.extend(filters.shape),
    answers: { 200: { description: 'The file', mediaType: '*/*' } },
  },
  {
    ...{ method: 'get', path: `${library}/bibliography`, summary: 'Print a bibliography in a citation style' },
    query: bibliographyQuery.extend(filters.shape),
    answers: { 200: { description: 'The document', mediaType: '*/*' } },
  },
  {
    ...{ method: 'get', path: `${library}/manifest`, summary: 'Prove a file as of a day' },
    query: manifestQuery.extend(bibliographyQuery.shape).extend(filters.shape),
    answers: { 200: { description: 'The manifest', schema: manifestSchema } },
  },
  ...discussionOperations,
  {
    ...{ method: 'get', path: `${library}/findings`, summary: 'List findings', query: findingFilters },
    answers: { 200: { description: 'One page', schema: findingListSchema } },
  },
  {
    ...{
      method: 'post',
      path: `${library}/findings`,
      summary: 'Begin a finding, as a draft',
      body: createFindingSchema,
    },
    answers: { 201: { description: 'The draft', schema: findingSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/findings/export`, summary: 'Export findings as a file' },
    query: findingExportQuery.extend(findingFilters.shape),
    answers: { 200: { description: 'The file', mediaType: '*/*' } },
  },
  {
    ...{
      method: 'post',
      path: `${library}/findings/import`,
      summary: 'Import findings as drafts: JSON or CSV as exported',
    },
    ...{ query: importRowsQuery, body: 'file' },
    answers: { 200: { description: 'What was created, and the faults of the rows', schema: importAnswerSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/findings/{id}`, summary: 'Read a finding', versioned: true },
    answers: { 200: { description: 'The finding', schema: findingSchema } },
  },
  {
    ...{ method: 'patch', path: `${library}/findings/{id}`, summary: 'Change a draft, or what came back' },
    ...{ body: updateFindingSchema, versioned: true },
    answers: { 200: { description: 'The finding as it is now', schema: findingSchema } },
  },
  {
    ...{ method: 'delete', path: `${library}/findings/{id}`, summary: 'Discard a draft', versioned: true },
    answers: { 204: { description: 'It is gone' } },
  },
  {
    ...{ method: 'get', path: `${library}/findings/{id}/revisions`, summary: 'List changes proposed for a finding' },
    answers: { 200: { description: 'All of them', schema: listOf(revisionSchema) } },
  },
  {
    ...{ method: 'post', path: `${library}/findings/{id}/revisions`, summary: 'Propose changes of fields' },
    body: proposeRevisionSchema,
    answers: { 201: { description: 'One proposal for each field', schema: listOf(revisionSchema) } },
  },
  {
    ...{ method: 'post', path: `${library}/findings/{id}/{verb}`, summary: 'Submit, accept, reject or withdraw' },
    body: z.union([rejectionSchema, withdrawalSchema]),
    answers: { 200: { description: 'The finding as it is now', schema: findingSchema } },
  },
  ...bulkEditOperations,
  ...collectionOperations,
  ...disagreementOperations,
  ...duplicateOperations,
  ...searchOperations,
  ...claimOperations,
  {
    ...{ method: 'get', path: `${library}/revisions/{id}`, summary: 'Read a proposed change', versioned: true },
    answers: { 200: { description: 'The proposed change', schema: revisionSchema } },
  },
  {
    ...{ method: 'post', path: `${library}/revisions/{id}/{verb}`, summary: 'Accept, reject or withdraw it' },
    body: rejectionSchema.partial(),
    answers: { 200: { description: 'What was decided', schema: revisionSchema } },
  },
  {
    ...{ method: 'get', path: `${library}/tags`, summary: 'List or find terms', query: listTermsSchema },
    answers: { 200: { description: 'Terms', schema: listOf(term) } },
  },
  {
    ...{ method: 'post', path: `${library}/tags`, summary: 'Add a term', body: createTermSchema },
    answers: { 201: { description: 'The new term', schema: term } },
  },
  {
    ...{ method: 'get', path: `${library}/tags/{tag}`, summary: 'Read a term', versioned: true },
    answers: { 200: { description: 'The term', schema: term } },
  },
  {
    ...{ method: 'patch', path: `${library}/tags/{tag}`, summary: 'Change a term', versioned: true },
    body: updateTermSchema.omit({ id: true, version: true }),
    answers: { 200: { description: 'The term as it is now', schema: term } },
  },
  {
    ...{ method: 'delete', path: `${library}/tags/{tag}`, summary: 'Deprecate a term', versioned: true },
    answers: { 204: { description: 'It is deprecated' } },
  },
  {
    ...{ method: 'post', path: `${library}/tags/{tag}/{verb}`, summary: 'Move, merge, deprecate or restore a term' },
    ...{ body: transitionSchema, versioned: true },
    answers: { 200: { description: 'The term as it is now', schema: term } },
  },
  {
    ...{
      method: 'get',
      path: `${library}/activity`,
      summary: 'What happened, newest first',
      query: activityFilterSchema,
    },
    answers: { 200: { description: 'Events', schema: listOf(event) } },
  },
  {
    ...{ method: 'get', path: `${library}/map`, query: mapQuerySchema },
    summary: 'Accepted findings by two facets',
    answers: { 200: { description: 'The map', schema: mapRecord } },
  },
  {
    ...{ method: 'get', path: `${library}/map/export`, query: mapExportSchema },
    summary: 'The same as SVG or CSV',
    answers: { 200: { description: 'The map', mediaType: '*/*' } },
  },
  {
    ...{ method: 'get', path: `${library}/reviews`, query: queueQuerySchema },
    summary: 'List what waits for review, the longest first',
    answers: {
      200: {
        description: 'Findings, claims, proposed changes, and judgements that wait to be confirmed',
        schema: listOf(z.looseObject({ kind: z.string() })),
      },
    },
  },
  {
    ...{ method: 'get', path: `${library}/switcher`, query: switcherQuerySchema },
    summary: 'Find where a few typed letters may lead',
    answers: { 200: { description: 'Destinations', schema: z.object({ items: z.array(destinationRecord) }) } },
  },
  {
    ...{ method: 'get', path: `${library}/notifications`, query: notificationQuerySchema },
    summary: 'What happened to what you follow, newest first',
    answers: {
      200: { description: 'Events', schema: listOf(event).omit({ total: true }).extend({ unseen: z.int() }) },
    },
  },
  {
    ...{ method: 'get', path: '/openapi.json', summary: 'This document' },
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
  },
];
