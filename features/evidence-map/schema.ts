import { z } from 'zod';
import { asOfQuery } from '#features/citations/as-of-query.ts';
import { type SearchParameters, values } from '#features/citations/filter-parameters.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'This is no facet.');

/** `?rows=compound&columns=target`: facets; `&asOf=`: the map of that day. */
export const mapQuerySchema = asOfQuery.extend({
  rows: slug.default('compound'),
  columns: slug.default('target'),
});

/** The same with `?format=`, for a file. */
export const mapExportSchema = mapQuerySchema.extend({
  format: z.enum(['svg', 'csv'], 'The format is svg or csv.'),
});
export type MapExport = z.output<typeof mapExportSchema>;

/** Facets of a page's address; what is none of the library's falls back to compound and target, or to the first there are. Null when there are none. */
export function mapQueryOf(
  parameters: SearchParameters,
  facets: readonly string[],
): { rows: string; columns: string } | null {
  const chosen = (name: 'rows' | 'columns') => facets.find((slug) => slug === values(parameters, name)[0]);
  const usual = ['compound', 'target'].filter((slug) => facets.includes(slug));
  const [first, second = first] = usual.length > 0 ? usual : facets;
  if (first === undefined || second === undefined) return null;
  return { rows: chosen('rows') ?? first, columns: chosen('columns') ?? second };
}

/** The map as the API gives it. */
export const mapRecord = z.object({
  rows: z.array(z.object({ tag: z.string(), name: z.string() })),
  columns: z.array(z.object({ tag: z.string(), name: z.string() })),
  cells: z.array(
    z.object({
      row: z.string(),
      column: z.string(),
      findings: z.int(),
      best: z.string().nullable(),
      leaning: z.string(),
      notTested: z.int(),
    }),
  ),
});
