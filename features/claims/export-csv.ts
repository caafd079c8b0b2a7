import { csvRow, guardedCell } from '#lib/formats/csv/csv-row.ts';
import type { ClaimRecord } from './claim-record.ts';
import { exportColumns } from './export-columns.ts';

/** Claims as CSV: a row for each link, which repeats what the claim says; a claim without links is one row. */
export function writeCsv(claims: readonly ClaimRecord[]): string {
  const rows = claims.flatMap((claim) => {
    const links = claim.evidence.length > 0 ? claim.evidence : [null];
    return links.map((link) => exportColumns.map(({ cell }) => guardedCell(cell({ ...claim, link }))));
  });
  return [exportColumns.map(({ name }) => name), ...rows].map(csvRow).join('');
}
