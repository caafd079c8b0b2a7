import { z } from 'zod';
import { asOfQuery } from '#features/citations/as-of-query.ts';

export const claimExportFormats = ['docx', 'html', 'markdown', 'json', 'csv'] as const;
export type ClaimExportFormat = (typeof claimExportFormats)[number];

/** What each format is called on the page. */
export const claimExportNames: Readonly<Record<ClaimExportFormat, string>> = {
  docx: 'Word',
  html: 'HTML',
  markdown: 'Markdown',
  json: 'JSON',
  csv: 'CSV',
};

/** The part of an address that says how claims are exported; the rest are filters. */
export const claimExportQuery = z.object({
  format: z.enum(claimExportFormats, `The format is one of ${claimExportFormats.join(', ')}.`).default('html'),
  style: z.string().max(200).optional(),
});

/** The same of one claim, which is of today or as of a day. */
export const oneClaimExportQuery = claimExportQuery.extend(asOfQuery.shape);
