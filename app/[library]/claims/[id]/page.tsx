import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { Notice } from '#components/notice.tsx';
import { Page, Section } from '#components/page.tsx';
import { AsOfForm, AsOfNotice } from '#features/citations/components/list/as-of.tsx';
import { parseFilters } from '#features/citations/filters.ts';
import { decideClaimRevisionAction, linkEvidenceAction, searchLinkableAction } from '#features/claims/actions.ts';
import { claimFields, type LinkContent } from '#features/claims/claim-content.ts';
import type { ClaimRecord } from '#features/claims/claim-record.ts';
import { BalanceChart } from '#features/claims/components/balance-chart.tsx';
import { Certainty } from '#features/claims/components/certainty.tsx';
import { ClaimHead } from '#features/claims/components/claim-head.tsx';
import { ClaimReviewBar } from '#features/claims/components/claim-review-bar.tsx';
import { EvidenceList } from '#features/claims/components/evidence-list.tsx';
import { ExportLinks } from '#features/claims/components/export-links.tsx';
import { LinkForm } from '#features/claims/components/link-form.tsx';
import { References } from '#features/claims/components/references.tsx';
import { UnlinkForm } from '#features/claims/components/unlink-form.tsx';
import { VerdictForm } from '#features/claims/components/verdict-form.tsx';
import { claimFieldText } from '#features/claims/field-text.ts';
import { wholeClaim } from '#features/claims/page-claim.ts';
import { labelsOf } from '#features/claims/queries/find-linkable.ts';
import { RevisionList } from '#features/findings/components/revision-list.tsx';
import { listRevisions } from '#features/findings/queries/list-revisions.ts';
import { nameIn } from '#features/findings/resolve-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { RecheckForm } from '#features/retractions/components/recheck-form.tsx';
import { Discussion } from '#features/reviews/components/discussion.tsx';
import { findDiscussion } from '#features/reviews/queries/find-discussion.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';

type Props = PageProps<'/[library]/claims/[id]'>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { library, id } = await params;
  const { filters } = parseFilters(await searchParams);
  const { claim } = await wholeClaim(await pageActor(library, 'claim.read'), id, filters.asOf);
  return { title: claim.content.statement };
}

export default async function ClaimPage({ params, searchParams }: Props) {
  const { library, id } = await params;
  const viewer = await pageActor(library, 'claim.read');
  const { filters, faults } = parseFilters(await searchParams);
  const { asOf } = filters;
  const { claim, references, reader } = await wholeClaim(viewer, id, asOf);
  const here = `/${library}/claims/${id}`;
  const query = asOf ? `asOf=${asOf}` : '';
  const { status, author, evidence, balance, grade } = claim;
  const isMine = author !== null && author.id === viewer.userId;
  const isOpen = ['draft', 'rejected', 'withdrawn'].includes(status);
  const mayLink = can(reader, 'claim.link') && (!isOpen || isMine || author === null);
  const maySign = status === 'accepted' && !isMine && can(reader, 'claim.signVerdict');
  return (
    <Page width="narrow">
      <Breadcrumbs
        trail={[{ href: `/${library}/claims${query && `?${query}`}`, label: 'Claims' }]}
        current={claim.topic?.name ?? 'Claim'}
      />
      {asOf && <AsOfNotice asOf={asOf} todayHref={here} />}
      {faults
        .filter(({ pointer }) => pointer === '/asOf')
        .map(({ detail }) => (
          <Notice key={detail} tone="amber" title={detail} />
        ))}
      <ClaimHead claim={claim} />
      <RecheckForm viewer={reader} subject={{ type: 'claim', id }} notices={claim.recheck} />
      {!asOf && <ClaimReviewBar viewer={viewer} claim={claim} />}
      <Section
        id="balance"
        title="Balance of evidence"
        hint="Every link counts once; it is no vote. Read the level before the number."
      >
        <BalanceChart rows={balance} />
      </Section>
      <Section id="certainty" title="Certainty">
        <Certainty viewer={reader} id={id} grade={grade} />
      </Section>
      <Section id="evidence" title="Evidence">
        <EvidenceList library={library} evidence={evidence} />
        {mayLink && (
          <div className="mt-4 print-hidden">
            <Disclosure summary="Link a finding or a citation" open={evidence.length === 0}>
              <LinkForm
                action={linkEvidenceAction.bind(null, library, id)}
                search={searchLinkableAction.bind(null, library)}
                proposes={!isOpen}
              />
            </Disclosure>
            {evidence.length > 0 && (
              <Disclosure summary="Take one off">
                <UnlinkForm library={library} claimId={id} evidence={evidence} proposes={!isOpen} />
              </Disclosure>
            )}
          </div>
        )}
      </Section>
      {maySign && (
        <Section id="verdict" title={claim.verdict ? 'Sign anew' : 'Sign a verdict'} className="section print-hidden">
          <VerdictForm library={library} claim={claim} />
        </Section>
      )}
      <Section id="references" title="References">
        <References references={references} />
        <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-2 text-sm print-hidden">
          <ExportLinks address={`/api/v1/libraries/${library}/claims/${id}/export`} query={query} />
          <Disclosure summary="As of a day">
            <AsOfForm listed={new URLSearchParams(query)} path={here} />
          </Disclosure>
        </div>
      </Section>
      {!asOf && <ClaimReview viewer={viewer} claim={claim} />}
    </Page>
  );
}

/** What is proposed and said about the claim of today. */
async function ClaimReview({ viewer, claim }: { viewer: LibraryActor; claim: ClaimRecord }) {
  const subject = { type: 'claim' as const, id: claim.id };
  const [revisions, discussion, vocabulary] = await Promise.all([
    listRevisions(viewer, subject),
    findDiscussion(viewer, subject),
    loadVocabulary(viewer),
  ]);
  const proposed = revisions
    .filter(({ field }) => field === 'links')
    .flatMap((one) => one.proposedValue as LinkContent[]);
  const labels = await labelsOf(
    viewer,
    proposed.map(({ finding, citation }) => finding ?? citation ?? ''),
  );
  return (
    <>
      {revisions.length > 0 && (
        <Section id="revisions" title="Proposed changes" className="section print-hidden">
          <RevisionList
            viewer={viewer}
            revisions={revisions}
            nameOf={nameIn(vocabulary)}
            decide={decideClaimRevisionAction}
            labels={claimFields}
            textOf={claimFieldText(claim, labels)}
          />
        </Section>
      )}
      {claim.status !== 'draft' && (
        <Section id="discussion" title="Discussion" className="section print-hidden">
          <Discussion viewer={viewer} subject={subject} discussion={discussion} />
        </Section>
      )}
    </>
  );
}
