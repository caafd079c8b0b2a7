import { createImport } from '#features/exchange/commands/upload-import.ts';
import { importQuery } from '#features/exchange/schema.ts';
import { uploadRoute } from '#features/libraries/upload-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { invalid } from '#lib/problem.ts';

/** Fields: file or text, format, encoding of a file. Ends at the run's page. */
export const POST = uploadRoute<{ library: string }>({
  permission: 'import.create',
  work: async (actor, data, { library }) => {
    const { format, encoding } = parseInput(importQuery.pick({ format: true, encoding: true }), {
      format: data.get('format') ?? 'auto',
      encoding: data.get('encoding') || undefined,
    });
    const upload = uploadOf(data);
    // Pasted text comes as UTF-8, whatever it was in a file.
    const declared = upload.fileName === null ? undefined : encoding;
    const { id } = await createImport(actor, { ...upload, format, encoding: declared, duplicates: null });
    return { location: `/${library}/import/${id}` };
  },
});

function uploadOf(data: FormData): { bytes: AsyncIterable<Uint8Array>; fileName: string | null } {
  const file = data.get('file');
  // Without a choice the browser sends a file that has no name; one chosen may be empty, which is told where files are read.
  if (file instanceof File && file.name !== '') return { bytes: file.stream(), fileName: file.name };
  const text = String(data.get('text') ?? '');
  if (text.trim() !== '') return { bytes: new Blob([text]).stream(), fileName: null };
  throw invalid('Choose a file or paste some text.', [
    { pointer: '/file', detail: 'Choose a file or paste some text.' },
  ]);
}

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
