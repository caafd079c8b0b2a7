import { checkImport } from '#features/exchange/commands/check-import.ts';
import { continueImport } from '#features/exchange/commands/continue-import.ts';
import { runImport } from '#features/exchange/commands/start-import.ts';
import { createImport } from '#features/exchange/commands/upload-import.ts';
import { findImport, listImportRecords } from '#features/exchange/queries/find-import.ts';
import type { DuplicatePolicy } from '#features/exchange/schema.ts';
import type { LibraryActor } from '#lib/actor.ts';

export type RisFields = Record<string, string | readonly string[]>;

/** A journal article in RIS; a field with several values is repeated. */
export function ris(...records: RisFields[]): string {
  return records.map(risRecord).join('');
}

function risRecord(fields: RisFields): string {
  const lines = Object.entries(fields).flatMap(([tag, values]) => [values].flat().map((value) => `${tag}  - ${value}`));
  return `${['TY  - JOUR', ...lines, 'ER  - '].join('\n')}\n\n`;
}

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Uploads and checks, as page and worker do. Gives the run's id. */
export async function uploadAndCheck(actor: LibraryActor, text: string, format = 'auto'): Promise<string> {
  const { id } = await createImport(actor, { bytes: bytesOf(text), fileName: 'papers.ris', format, duplicates: null });
  await checkImport({ libraryId: actor.library.id, runId: id });
  return id;
}

/** Uploads, checks and brings in; gives the finished run with its records. */
export async function importText(actor: LibraryActor, text: string, duplicates: DuplicatePolicy = 'skip') {
  const id = await uploadAndCheck(actor, text);
  await runImport(actor, id, duplicates);
  await continueImport({ libraryId: actor.library.id, runId: id });
  return { ...(await findImport(actor, id)), id, records: await listImportRecords(actor, id, { limit: 2000 }) };
}
