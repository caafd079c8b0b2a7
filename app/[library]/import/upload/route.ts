import { createImport } from '#features/exchange/commands/upload-import.ts';
import { importQuery } from '#features/exchange/schema.ts';
import { uploadRoute } from '#features/libraries/upload-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { invalid } from '#lib/problem.ts';

/** Fields: file or text, format. Ends at the run's page. */
export const POST = uploadRoute<{ library: string }>({
  permission: 'import.create',
  work: async (actor, data, { library }) => {
    const { format } = parseInput(importQuery.pick({ format: true }), { format: data.get('format') ?? 'auto' });
    const { id } = await createImport(actor, { ...uploadOf(data), format, duplicates: null });
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
