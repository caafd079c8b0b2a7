import { addAttachment } from '#features/citations/commands/write-attachments.ts';
import { uploadRoute } from '#features/libraries/upload-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { invalid } from '#lib/problem.ts';

/** Field: file, which is added to the citation. */
export const POST = uploadRoute<{ library: string; id: string }>({
  permission: 'attachment.add',
  work: async (actor, data, { id }) => {
    const file = data.get('file');
    if (!(file instanceof File) || file.name === '')
      throw invalid('Choose a file first.', [{ pointer: '/file', detail: 'No file was chosen.' }]);
    await addAttachment(actor, id, { name: file.name, bytes: file.stream() });
    return { message: `${file.name} is kept.` };
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
