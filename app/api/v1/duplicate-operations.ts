import { citationSchema } from '#features/citations/citation-schema.ts';
import {
  decisionAnswer,
  duplicatePage,
  duplicateQuery,
  mergeSchema,
  searchProgress,
} from '#features/duplicates/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const library = '/libraries/{library}';

/** What the API does about duplicates. */
export const duplicateOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: `${library}/duplicates`, query: duplicateQuery },
    summary: 'List pairs of citations that may be one work',
    answers: { 200: { description: 'One page, most alike first', schema: duplicatePage } },
  },
  {
    ...{ method: 'post', path: `${library}/duplicates`, summary: 'Search the library for duplicates' },
    answers: { 202: { description: 'The search, which goes on by itself', schema: searchProgress } },
  },
  {
    ...{ method: 'post', path: `${library}/duplicates/{id}/{verb}`, body: mergeSchema.partial() },
    summary: 'Decide about a pair: merge, reject, versions, reopen',
    answers: { 200: { description: 'What was decided', schema: decisionAnswer } },
  },
  {
    ...{ method: 'post', path: `${library}/citations/{id}/unmerge`, summary: 'Undo the last merge of a citation' },
    answers: { 200: { description: 'The citation that is back', schema: citationSchema } },
  },
];
