import { createHash } from 'node:crypto';

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

/** JSON with sorted keys and no `undefined`, since jsonb keeps neither order nor absence. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  // By code unit, as `sort` does. Written by hand, for an import hashes tens of thousands of records.
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}
