import { z } from 'zod';
import {
  comparedPairQuerySchema,
  comparedPairRecord,
  disagreementQuerySchema,
  disagreementRecord,
  resolveDisagreementSchema,
} from '#features/disagreements/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const disagreements = '/libraries/{library}/disagreements';
const one = `${disagreements}/{ligand}/{target}`;
const list = z.object({ items: z.array(disagreementRecord), total: z.int(), next: z.string().nullable() });

/** What the API does about disagreements. */
export const disagreementOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: disagreements, query: disagreementQuerySchema },
    summary: 'List what is in dispute, with the reasons',
    answers: { 200: { description: 'Ligands at targets', schema: list } },
  },
  {
    ...{ method: 'get', path: one, query: comparedPairQuerySchema },
    summary: 'Every value of a ligand at a target on one scale, and what is in dispute among them',
    answers: { 200: { description: 'The values, flags and note', schema: comparedPairRecord } },
  },
  {
    ...{ method: 'post', path: `${one}/resolve`, body: resolveDisagreementSchema },
    summary: 'Note what explains a disagreement; a further one opens it again',
    answers: { 200: { description: 'The same with the note', schema: comparedPairRecord } },
  },
];
