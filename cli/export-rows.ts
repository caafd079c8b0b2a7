import { claimExportQuery } from '#features/claims/export-options.ts';
import { exportClaims } from '#features/claims/queries/export-claims.ts';
import { requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { writeCsv, writeDictionary, writeJson, writeXlsx } from '#features/findings/export-file.ts';
import { exportFindings } from '#features/findings/queries/export-findings.ts';
import { requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { print } from './input.ts';

/** The findings the filters let through, on standard output. */
export async function printFindings(actor: LibraryActor, format: string, filter: string): Promise<void> {
  if (format === 'dictionary') return print(writeDictionary());
  const records = exportFindings(actor, await requireFindingFilters(actor, new URLSearchParams(filter)));
  if (format === 'xlsx') return print(once(await writeXlsx(records)));
  await print(format === 'csv' ? writeCsv(records) : writeJson(records));
}

/** The claims the filters let through, with their bibliography, on standard output. */
export async function printClaims(actor: LibraryActor, format: string, filter: string): Promise<void> {
  const options = parseInput(claimExportQuery, { format });
  const filters = requireClaimFilters(new URLSearchParams(filter));
  const { body } = await exportClaims(actor, filters, options);
  await print(once(body));
}

async function* once<Piece>(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}
