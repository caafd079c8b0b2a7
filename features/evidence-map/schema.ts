import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'This is no facet.');

/** `?rows=compound&columns=target`: facets. */
export const mapQuerySchema = z.object({
  rows: slug.default('compound'),
  columns: slug.default('target'),
});

/** The same with `?format=`, for a file. */
export const mapExportSchema = mapQuerySchema.extend({
  format: z.enum(['svg', 'csv'], 'The format is svg or csv.'),
});

/** Facets of a page's address; what is none of the library's falls back to compound and target. */
export function mapQueryOf(
  parameters: Record<string, string | string[] | undefined>,
  facets: readonly string[],
): { rows: string; columns: string } {
  const chosen = (name: 'rows' | 'columns') => facets.find((slug) => slug === parameters[name]);
  const [first = 'compound', second = first] = ['compound', 'target'].filter((slug) => facets.includes(slug));
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
