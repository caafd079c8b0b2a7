import { fileTypeFromBuffer } from 'file-type';
import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { readFile, storeFile } from '#lib/file-store.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { attachmentType } from '../attachment-type.ts';
import { citationLabels } from './citation-labels.ts';
import { loadCitation } from './load-citation.ts';

/** Adds a file to a citation. Its type is what its bytes say, not its name; what cannot be shown or kept safely is refused. */
export async function addAttachment(
  actor: Actor,
  citationId: string,
  file: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'attachment.add');
  const libraryId = actor.library.id;
  await transaction((tx) => loadCitation(tx, libraryId, citationId));
  const { sha256, byteSize } = await storeFile(file.bytes, { limitBytes: env().MAX_UPLOAD_MB * 1024 * 1024 });
  if (byteSize === 0)
    throw new Problem('invalid', 'The file is empty.', {
      errors: [{ pointer: '/file', detail: 'Choose a file that is not empty.' }],
    });
  const mediaType = await typeOf(sha256, file.name);
  return transaction(async (tx) => {
    await loadCitation(tx, libraryId, citationId);
    const id = newId();
    const fileName =
      file.name
        .replace(/^.*[/\\]/, '')
        .replace(/\p{Cc}/gu, '')
        .slice(-200) || 'file';
    await tx.attachment.create({
      data: { libraryId, id, citationId, sha256, fileName, mediaType, byteSize, addedById: actor.userId },
    });
    const labels = await citationLabels(tx, libraryId, [citationId]);
    const after = { file: { fileName, mediaType, byteSize, sha256 } };
    const subject = { type: 'citation', id: citationId, label: labels.get(citationId) ?? '', before: null, after };
    await recordEvent(tx, actor, { verb: 'attachment.added', subjects: [subject], details: { fileName } });
    return { id };
  });
}

async function typeOf(sha256: string, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await readFile(sha256)) {
    chunks.push(chunk);
    if (chunks.reduce((sum, { length }) => sum + length, 0) > 8192) break;
  }
  const start = Buffer.concat(chunks);
  const type = attachmentType((await fileTypeFromBuffer(start))?.mime ?? null, name, start);
  if (!type) {
    throw new Problem(
      'unsupported-media',
      'Only PDF, images, plain text, CSV, XML, JSON, Word, Excel, OpenDocument and EPUB files can be attached.',
      {
        errors: [{ pointer: '/file', detail: 'This kind of file cannot be attached.' }],
      },
    );
  }
  return type;
}

/** Takes a file off a citation; its bytes stay in the store, as the history may name them. */
export async function trashAttachment(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'attachment.trash');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const found = isId(id) ? await tx.attachment.findFirst({ where: { libraryId, id, trashedAt: null } }) : null;
    if (!found) throw notFound('This file');
    await tx.attachment.update({ where: { libraryId_id: { libraryId, id } }, data: { trashedAt: new Date() } });
    const labels = await citationLabels(tx, libraryId, [found.citationId]);
    const { fileName, mediaType, byteSize, sha256 } = found;
    const before = { file: { fileName, mediaType, byteSize, sha256 } };
    const subject = {
      type: 'citation',
      id: found.citationId,
      label: labels.get(found.citationId) ?? '',
      before,
      after: null,
    };
    await recordEvent(tx, actor, { verb: 'attachment.trashed', subjects: [subject], details: { fileName } });
  });
}
