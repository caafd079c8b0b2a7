import type { Metadata } from 'next';
import { EmptyState } from '#components/empty-state.tsx';
import { Section } from '#components/page.tsx';
import { RecordFrame } from '#features/citations/components/record/record-frame.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { listImportedTexts } from '#features/citations/queries/list-notes-and-files.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Imported text' };

export default async function SourcePage({ params }: PageProps<'/[library]/citations/[id]/source'>) {
  const { library, id } = await params;
  const viewer = await pageActor(library);
  const citation = await pageCitation(viewer, id);
  const texts = await listImportedTexts(viewer, id);
  return (
    <RecordFrame library={library} id={id} citationKey={citation.key} current="source">
      <h1 className="sr-only">Imported text of {citation.title || citation.key}</h1>
      {texts.length === 0 && <EmptyState title="This citation was not imported from a file" />}
      {texts.map(({ runId, fileName, format, line, rawText }) => (
        <Section key={runId} title={fileName ?? 'Pasted text'} hint={`${format}, line ${line}`}>
          <pre className="overflow-x-auto whitespace-pre-wrap break-words rounded-md border border-line p-3 text-sm">
            {rawText}
          </pre>
        </Section>
      ))}
    </RecordFrame>
  );
}
