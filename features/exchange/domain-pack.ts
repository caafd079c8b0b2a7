import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packClaimSchema } from '#features/claims/pack-claims.ts';
import { packFindingSchema, packRangeSchema } from '#features/findings/pack-findings.ts';
import { cslItemSchema } from '#lib/csl/item.ts';

// The bundled web knows no folder of this file; the processes all run in the project's.
const folder = join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'domain-packs');

const identifier = z.union([z.string(), z.array(z.string())]);
const termSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    /** Slug of a term before it in the same facet. */
    parent: z.string().nullish(),
    synonyms: z.array(z.string()).default([]),
    definition: z.string().default(''),
    ids: z.record(z.string(), identifier).default({}),
    idSource: z.string().default(''),
    iupharName: z.string().optional(),
    geneName: z.string().optional(),
  })
  .transform(({ iupharName, geneName, ids, ...term }) => ({
    ...term,
    identifiers: { ...ids, ...(iupharName && { iupharName }), ...(geneName && { geneName }) },
  }));
const vocabularySchema = z.object({
  version: z.string(),
  facets: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      hint: z.string().default(''),
      open: z.boolean().default(false),
      terms: z.array(termSchema),
    }),
  ),
});
// What of a record was seen in a source, and where; kept with the record as it is.
const verificationSchema = z.record(z.string(), z.looseObject({ status: z.string() }));
const tagsSchema = z.record(z.string(), z.object({ tags: z.array(z.string()) }));

/** A field of research as data: its vocabulary, and a starter library with tags, findings and claims. The code knows none of it. */
export type DomainPack = {
  name: string;
  vocabulary: z.output<typeof vocabularySchema>;
  citations: z.output<typeof cslItemSchema>[];
  verification: z.output<typeof verificationSchema>;
  tags: z.output<typeof tagsSchema>;
  findings: z.output<typeof packFindingSchema>[];
  ranges: z.output<typeof packRangeSchema>[];
  claims: z.output<typeof packClaimSchema>[];
};

/** Reads the pack of that name that ships with Speciosa. */
export async function readDomainPack(name: 'kratom'): Promise<DomainPack> {
  const file = (of: string) => readPackFile(name, of);
  return {
    name,
    vocabulary: vocabularySchema.parse(await file('vocabulary')),
    citations: z.array(cslItemSchema).parse(await file('citations')),
    verification: verificationSchema.parse(await file('verification')),
    tags: tagsSchema.parse(await file('tags')),
    findings: z.array(packFindingSchema).parse(await file('findings')),
    ranges: await readPackRanges(name),
    claims: z.array(packClaimSchema).parse(await file('claims')),
  };
}

/** What is usual by that pack alone. */
export async function readPackRanges(name: 'kratom'): Promise<DomainPack['ranges']> {
  return z.array(packRangeSchema).parse(await readPackFile(name, 'typical-ranges'));
}

async function readPackFile(name: string, of: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name, `${of}.json`), 'utf8'));
}
