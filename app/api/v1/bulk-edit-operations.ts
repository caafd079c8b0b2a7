import { bulkProgressSchema } from '#features/bulk-edits/schema.ts';
import type { Operation } from '#lib/openapi.ts';

const path = '/libraries/{library}/bulk-edits/{id}';
const answers = { 200: { description: 'How far it is, and what came of it', schema: bulkProgressSchema } };

/** What the API does about bulk edits: those one started oneself. */
export const bulkEditOperations: readonly Operation[] = [
  { method: 'get', path, summary: 'Follow a bulk edit in the background', answers },
  { method: 'delete', path, summary: 'Stop a bulk edit', answers },
];
