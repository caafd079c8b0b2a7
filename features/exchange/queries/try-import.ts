import type { z } from 'zod';
import type { Actor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import type { Upload } from '../commands/upload-import.ts';
import { readUpload } from '../read-upload.ts';
import { type checkedRecord, emptyCounts, type ImportRunAnswer } from '../schema.ts';
import { checkRecords } from './check-records.ts';

/** What an import would do, without doing or keeping anything: each record's verdict, and every problem with its place. */
export async function tryImport(
  viewer: Actor,
  upload: Pick<Upload, 'bytes' | 'format' | 'encoding' | 'fileName'>,
): Promise<ImportRunAnswer & { records: z.output<typeof checkedRecord>[] }> {
  authoriseInLibrary(viewer, 'import.create');
  const { format, events } = await readUpload(limited(upload.bytes), upload.format, upload.encoding);
  const counts = { ...emptyCounts };
  const records: z.output<typeof checkedRecord>[] = [];
  const problems: ImportRunAnswer['problems'] = [];
  const read = new Map<number, CslItem>();
  const earlier = async () => read;
  for await (const batch of checkRecords(database(), { libraryId: viewer.library.id }, events, earlier)) {
    for (const { index, line, record, verdict, duplicateOfId, duplicateOfIndex, duplicateBy } of batch.records) {
      if (record) read.set(record.index, record.csl);
      const isDuplicate = verdict === 'duplicate';
      counts.total++;
      counts[verdict]++;
      const other = {
        ...{ duplicateOf: isDuplicate ? duplicateOfId : null, duplicateOfIndex, duplicateBy },
        possibleDuplicateOf: isDuplicate ? null : duplicateOfId,
      };
      records.push({ index, line, status: verdict, ...other, csl: record?.csl ?? null });
    }
    problems.push(...batch.problems.map(({ key: _key, field, ...problem }) => ({ ...problem, field: field ?? null })));
  }
  records.sort((one, other) => one.index - other.index);
  const unset = { id: null, duplicates: null, failure: null, finishedAt: null, undoneAt: null, version: 0 };
  const createdAt = new Date().toISOString();
  const { name: createdBy } = viewer;
  const { fileName, encoding = null } = upload;
  const said = { format, encoding, fileName, createdBy, createdAt };
  return { ...unset, ...said, status: 'CHECKED', counts, problems, records };
}

async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const limit = env().MAX_UPLOAD_MB * 1024 * 1024;
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limit) throw new Problem('too-large', `Files may have ${env().MAX_UPLOAD_MB} MB at most.`);
    yield chunk;
  }
}
