import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Section } from '#components/page.tsx';
import { Coins } from '#features/citations/components/coins.tsx';
import { Files } from '#features/citations/components/record/files.tsx';
import { Levels } from '#features/citations/components/record/levels.tsx';
import { Notes } from '#features/citations/components/record/notes.tsx';
import { RecordActionsBar } from '#features/citations/components/record/record-actions-bar.tsx';
import { RecordDetails } from '#features/citations/components/record/record-details.tsx';
import { RecordFrame } from '#features/citations/components/record/record-frame.tsx';
import { RecordHead, Rich } from '#features/citations/components/record/record-head.tsx';
import { RecordTags } from '#features/citations/components/record/record-tags.tsx';
import { TagForm } from '#features/citations/components/record/tag-form.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { listFiles, listNotes } from '#features/citations/queries/list-notes-and-files.ts';
import { StudyReports } from '#features/duplicates/components/study-reports.tsx';
import { TakenIn } from '#features/duplicates/components/taken-in.tsx';
import { listMergedInto, listReports } from '#features/duplicates/queries/find-study.ts';
import { Appraisals } from '#features/evidence/components/appraisals.tsx';
import { appraisalsOf, suggestionFor } from '#features/evidence/queries.ts';
import { CitationFindings } from '#features/findings/components/citation-findings.tsx';
import { findingsOfCitation } from '#features/findings/queries/list-findings.ts';
import { nameIn } from '#features/findings/resolve-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { uploadOutcome } from '#features/libraries/upload-outcome.ts';
import { RetractionNotices } from '#features/retractions/components/retraction-notices.tsx';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { highwireTags } from '#lib/csl/highwire.ts';
import { can } from '#lib/permissions.ts';

type Props = PageProps<'/[library]/citations/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { library, id } = await params;
  const { title, key, csl } = await pageCitation(await pageActor(library), id);
  // Reference managers read these, and the page's Link header.
  return { title: title || key, other: highwireTags(csl) };
}

export default async function CitationPage({ params, searchParams }: Props) {
  const { library, id } = await params;
  const viewer = await pageActor(library);
  const citation = await pageCitation(viewer, id);
  // An address from before two became one leads to the one.
  if (citation.mergedIntoId) redirect(`/${library}/citations/${citation.mergedIntoId}`);
  const [notes, files, vocabulary, suggestion, findings, appraisals, reports, merged] = await Promise.all([
    listNotes(viewer, id),
    listFiles(viewer, id),
    loadVocabulary(viewer),
    suggestionFor(viewer.library.id, id),
    findingsOfCitation(viewer, id),
    appraisalsOf(viewer.library.id, id),
    listReports(viewer, id),
    listMergedInto(viewer, id),
  ]);
  const openFacet = vocabulary.facets.find(({ open }) => open) ?? null;
  const { csl, trashedAt } = citation;
  return (
    <RecordFrame library={library} id={id} citationKey={citation.key} current="record">
      <div className="grid gap-5 pt-5 pb-7">
        <RetractionNotices retraction={citation.retraction} />
        <RecordHead csl={csl} citationKey={citation.key} taxa={vocabulary.taxa} />
        <RecordActionsBar viewer={viewer} citation={citation} />
        <RecordDetails csl={csl} />
      </div>
      <Coins csl={csl} />
      <StudyReports
        library={library}
        citationId={id}
        reports={reports}
        mayUnlink={can(viewer, 'duplicate.linkVersions')}
      />
      <Section id="levels" title="Evidence level">
        <Levels viewer={viewer} citation={citation} suggestion={suggestion} />
      </Section>
      <Section id="appraisals" title="Risk of bias">
        <Appraisals viewer={viewer} citationId={id} appraisals={appraisals} />
      </Section>
      <Section id="findings" title="Findings">
        <CitationFindings viewer={viewer} citation={citation} findings={findings} nameOf={nameIn(vocabulary)} />
      </Section>
      <Section id="tags" title="Tags">
        {can(viewer, 'citation.tag') && !trashedAt ? (
          <TagForm
            viewer={viewer}
            citation={citation}
            openFacet={openFacet && { slug: openFacet.slug, name: openFacet.name }}
          />
        ) : (
          <RecordTags terms={citation.terms} library={library} />
        )}
      </Section>
      {csl.abstract && (
        <Section title="Abstract">
          <p className="whitespace-pre-line text-pretty">
            <Rich text={String(csl.abstract)} taxa={vocabulary.taxa} />
          </p>
        </Section>
      )}
      <Section id="files" title="Files">
        <Files viewer={viewer} citationId={id} files={files} outcome={await uploadOutcome(await searchParams)} />
      </Section>
      <Section id="notes" title="Notes">
        <Notes viewer={viewer} citationId={id} notes={notes} />
      </Section>
      <TakenIn library={library} merged={merged} mayUndo={can(viewer, 'citation.unmerge')} />
    </RecordFrame>
  );
}
