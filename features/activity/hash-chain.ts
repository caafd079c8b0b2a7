import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/canonical-json.ts';

/** What one link of the chain covers; every value JSON. */
export type ChainedEvent = {
  libraryId: string;
  seq: string;
  at: string;
  verb: string;
  actorId: string | null;
  actorName: string;
  via: string;
  details: unknown;
  subjects: { type: string; id: string; label: string; before: unknown; after: unknown }[];
};

/** Hash before the first event of a library. */
export const chainStart = '0'.repeat(64);

/** SHA-256 (hex) of the link before and of this event as canonical JSON: changing any earlier event breaks every later link. */
export function chainHash(previous: string, event: ChainedEvent): string {
  return createHash('sha256').update(previous).update(canonicalJson(event)).digest('hex');
}
