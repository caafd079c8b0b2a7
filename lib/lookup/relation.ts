import { z } from 'zod';
import { normaliseDoi, normalisePmid } from '#lib/csl/identifiers.ts';

/** How one record stands to another: the first names what this record is, or by what it was changed. */
const relationKinds = [
  'retracted-by',
  'retraction-of',
  'corrected-by',
  'correction-of',
  'concern-by',
  'concern-of',
  'reinstated-by',
  'reinstatement-of',
  'preprint-of',
  'has-preprint',
  'version-of',
  'has-version',
] as const;
export type RelationKind = (typeof relationKinds)[number];

/** A relation a service stated, kept in the record's `custom.relations`. `source` is who stated it. */
const relation = z.object({
  kind: z.enum(relationKinds),
  doi: z.string().optional(),
  pmid: z.string().optional(),
  date: z.string().optional(),
  text: z.string().optional(),
  source: z.string().optional(),
});
export type Relation = z.output<typeof relation>;

/** A relation with its identifiers in our spelling and without what is empty. */
export function relationOf(
  kind: RelationKind,
  {
    doi,
    pmid,
    ...rest
  }: {
    doi?: unknown;
    pmid?: unknown;
    date?: string | undefined;
    text?: string | undefined;
    source?: string | undefined;
  },
): Relation {
  const numbers = { doi: normaliseDoi(String(doi ?? '')), pmid: normalisePmid(String(pmid ?? '')) };
  const set = Object.entries({ ...numbers, ...rest }).filter(([, value]) => value);
  return { kind, ...Object.fromEntries(set) };
}
