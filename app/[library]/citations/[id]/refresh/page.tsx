import type { Metadata } from 'next';
import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { askAboutCitation } from '#features/lookup/commands/ask-about-citation.ts';
import { RefreshForm } from '#features/lookup/components/refresh-form.tsx';
import { differencesOf } from '#features/lookup/record-difference.ts';

export const metadata: Metadata = { title: 'Refresh citation' };

export default async function RefreshPage({ params }: PageProps<'/[library]/citations/[id]/refresh'>) {
  const { library, id } = await params;
  const actor = await pageActor(library, 'citation.update');
  const { key, version, csl, title } = await pageCitation(actor, id);
  const { found, answered, faults } = await askAboutCitation(actor, csl);
  const differences = found ? differencesOf(csl, found) : [];
  const said = new Intl.ListFormat('en').format(answered);
  return (
    <Page width="narrow">
      <PageHeader title="Refresh citation">{title || key}</PageHeader>
      {answered.length === 0 && (
        <Notice tone="amber" title="No service has an answer for this citation">
          <p>{faults.join(' ') || 'No service that is set up takes one of its identifiers.'}</p>
        </Notice>
      )}
      {answered.length > 0 && differences.length === 0 && (
        <Notice tone="leaf" title={`Nothing differs from what ${said} ${answered.length === 1 ? 'says' : 'say'}`} />
      )}
      {differences.length > 0 ? (
        <>
          <p className="pb-4">
            {said} {answered.length === 1 ? 'has' : 'have'}{' '}
            {differences.length === 1 ? 'one field' : `${differences.length} fields`} otherwise. Nothing changes before
            you save.
          </p>
          <RefreshForm library={library} id={id} version={version} differences={differences} />
        </>
      ) : (
        <p className="pt-4">
          <LinkButton href={`/${library}/citations/${id}`} icon="arrow-left">
            Back to the citation
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
