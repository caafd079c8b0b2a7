import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { readFile, storeFile } from '#lib/file-store.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { enqueue } from '#lib/queue.ts';
import { type ImportJob, importCheckJob } from '../import-jobs.ts';
import { readUpload } from '../read-upload.ts';
import type { DuplicatePolicy } from '../schema.ts';

export type Upload = {
  bytes: AsyncIterable<Uint8Array>;
  fileName: string | null;
  format: string;
  /** Of the WHATWG Encoding Standard, where the file's own signs are not to be trusted. */
  encoding?: string | undefined;
  /** With it the run goes on by itself after the check; without, it waits for a person's choice. */
  duplicates: DuplicatePolicy | null;
  /** What else belongs to the new run, written in its transaction. */
  alsoWrite?: (tx: Transaction, libraryId: string, runId: string) => Promise<void>;
};

/** Keeps a file and leaves its check to the worker; throws at once for what is no bibliography. Gives the run's id. */
export async function createImport(actor: Actor, upload: Upload): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'import.create');
  const { sha256, byteSize } = await storeFile(upload.bytes, { limitBytes: env().MAX_UPLOAD_MB * 1024 * 1024 });
  const { format, events } = await readUpload(await readFile(sha256), upload.format, upload.encoding);
  await events.return(undefined);
  const { id: libraryId } = actor.library;
  const id = newId();
  await transaction(async (tx) => {
    const { fileName, duplicates, encoding = null } = upload;
    const data = { format, encoding, fileName, sha256, byteSize, duplicates, createdById: actor.userId };
    await tx.importRun.create({ data: { libraryId, id, ...data } });
    await upload.alsoWrite?.(tx, libraryId, id);
    await enqueue(tx, importCheckJob, { libraryId, runId: id } satisfies ImportJob);
    const after = { format, fileName, byteSize, sha256 };
    const subject = { type: 'importRun', id, label: fileName ?? 'pasted text', before: null, after };
    await recordEvent(tx, actor, { verb: 'import.created', subjects: [subject] });
  });
  return { id };
}
