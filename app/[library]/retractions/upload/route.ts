import { uploadRoute } from '#features/libraries/upload-route.ts';
import { importNotices } from '#features/retractions/commands/import-notices.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { invalid } from '#lib/problem.ts';

/** Fields: file (the register's CSV), whole. */
export const POST = uploadRoute<{ library: string }>({
  permission: 'retraction.import',
  work: async (actor, data) => {
    const file = data.get('file');
    if (!(file instanceof File) || file.size === 0)
      throw invalid('Choose the file.', [{ pointer: '/file', detail: 'Choose the file.' }]);
    const upload = { bytes: file.stream(), whole: data.get('whole') === 'on' };
    const { added, changed, removed, matched, problemCount } = await importNotices(actor, upload);
    const unread = problemCount > 0 ? ` ${problemCount} rows name no paper.` : '';
    const counts = `${added} notices new, ${changed} changed, ${removed} taken away.`;
    return { message: `${counts} Citations of the library with a notice: ${matched}.${unread}` };
  },
});

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
