import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Notice } from '#components/notice.tsx';
import { Page, Section } from '#components/page.tsx';
import { FindingDetails } from '#features/findings/components/finding-details.tsx';
import { FindingPassage } from '#features/findings/components/finding-passage.tsx';
import { acceptedWords, FindingStatus } from '#features/findings/components/finding-status.tsx';
import { FindingWarnings } from '#features/findings/components/finding-warnings.tsx';
import { PrintedResult } from '#features/findings/components/printed-result.tsx';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import { ReviewBar } from '#features/findings/components/review-bar.tsx';
import { RevisionList } from '#features/findings/components/revision-list.tsx';
import { pageFinding } from '#features/findings/page-finding.ts';
import { listRevisions } from '#features/findings/queries/list-revisions.ts';
import { nameIn } from '#features/findings/resolve-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import { RecheckForm } from '#features/retractions/components/recheck-form.tsx';
import { RetractionNotices } from '#features/retractions/components/retraction-notices.tsx';
import { Discussion } from '#features/reviews/components/discussion.tsx';
import { findDiscussion } from '#features/reviews/queries/find-discussion.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';

type Props = PageProps<'/[library]/findings/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { library, id } = await params;
  return { title: (await pageFinding(await pageActor(library, 'finding.read'), id)).label };
}

export default async function FindingPage({ params }: Props) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'finding.read');
  const finding = await pageFinding(viewer, id);
  const subject = { type: 'finding' as const, id };
  const [revisions, discussion, vocabulary] = await Promise.all([
    listRevisions(viewer, subject),
    findDiscussion(viewer, subject),
    loadVocabulary(viewer),
  ]);
  const nameOf = nameIn(vocabulary);
  const { content, citation, status, author, warnings } = finding;
  const about = [content.ligand, content.target ?? content.effect].flatMap((tag) => (tag ? [nameOf(tag)] : []));
  return (
    <Page>
      <Breadcrumbs
        trail={[{ href: `/${library}/findings`, label: 'Findings' }]}
        current={about.join(', ') || 'Draft'}
      />
      <article className="grid gap-5 pt-3 pb-7">
        <header className="grid gap-2">
          <p className="text-ink-soft text-sm">
            <PrintedText>{[about.join(', '), content.assay, content.readout].filter(Boolean).join(' · ')}</PrintedText>
          </p>
          <h1 className="record-title">
            <PrintedResult content={content} />
          </h1>
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <FindingStatus status={status} byAuthor={isAcceptedByAuthor(finding)} />
            <span>{acceptedWords(finding)}</span>
            {author && <span className="text-ink-soft">Recorded by {author.name}</span>}
          </p>
          <p>
            <a href={`/${library}/citations/${citation.id}`}>
              {[citation.authors, citation.year].filter(Boolean).join(' ') || citation.key}
            </a>
            {': '}
            <span className="font-serif">{citation.title || citation.key}</span>
          </p>
        </header>
        {finding.rejectionReason && status === 'rejected' && (
          <Notice tone="vein" title={`Rejected by ${finding.rejectedBy?.name ?? 'a reviewer'}`}>
            {finding.rejectionReason}
          </Notice>
        )}
        <RetractionNotices retraction={finding.retraction} />
        <RecheckForm viewer={viewer} subject={subject} notices={finding.recheck} />
        <ReviewBar viewer={viewer} finding={finding} />
        <FindingWarnings warnings={warnings} />
        {content.outcome && (
          <p className="font-serif text-md">
            <PrintedText>{content.outcome}</PrintedText>
          </p>
        )}
      </article>
      <Section title="Where it stands">
        <FindingPassage finding={finding} />
      </Section>
      <Section title="The record">
        <FindingDetails finding={finding} library={library} nameOf={nameOf} />
      </Section>
      {revisions.length > 0 && (
        <Section id="revisions" title="Proposed changes">
          <RevisionList viewer={viewer} revisions={revisions} nameOf={nameOf} />
        </Section>
      )}
      {status !== 'draft' && (
        <Section id="discussion" title="Discussion">
          <Discussion viewer={viewer} subject={subject} discussion={discussion} />
        </Section>
      )}
    </Page>
  );
}
