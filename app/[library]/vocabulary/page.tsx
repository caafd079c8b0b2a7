import type { Metadata } from 'next';
import { Disclosure } from '#components/disclosure.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SearchField } from '#components/search-field.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { createFacetAction } from '#features/vocabulary/actions.ts';
import { NewFacetForm } from '#features/vocabulary/components/facet-forms.tsx';
import { FacetSection } from '#features/vocabulary/components/facet-section.tsx';
import { TermMatches } from '#features/vocabulary/components/term-matches.tsx';
import { countTerms, loadVocabulary, suggestTerms } from '#features/vocabulary/queries.ts';
import { can } from '#lib/permissions.ts';

type Props = {
  params: Promise<{ library: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Vocabulary' };

export default async function VocabularyPage({ params, searchParams }: Props) {
  const { library } = await params;
  const viewer = await pageActor(library);
  const { q, unfolded } = await searchParams;
  const open = unfolded !== undefined;
  const text = typeof q === 'string' ? q.trim() : '';
  const [{ facets }, counts, matches] = await Promise.all([
    loadVocabulary(viewer),
    countTerms(viewer),
    text ? suggestTerms(viewer, text, { limit: 50 }) : null,
  ]);
  return (
    <Page>
      <PageHeader
        title="Vocabulary"
        actions={
          <>
            <LinkButton href={`/${library}/vocabulary${open ? '' : '?unfolded'}`} icon="folder-tree" variant="quiet">
              {open ? 'Fold all' : 'Unfold all'}
            </LinkButton>
            <LinkButton href={`/${library}/vocabulary/evidence-levels`} icon="scale">
              Evidence levels
            </LinkButton>
          </>
        }
      >
        What citations are tagged with. A filter by a term finds what carries it or any term below it.
      </PageHeader>
      <search className="mb-6 block max-w-md">
        <form data-soft="keep">
          <SearchField label="Search terms and synonyms" name="q" defaultValue={text} />
        </form>
      </search>
      {matches && <TermMatches {...{ library, text, matches, counts }} />}
      <div className="gap-x-8 md:columns-2 xl:columns-3">
        {facets.map((facet) => (
          <FacetSection key={facet.id} actor={viewer} {...{ facet, counts, open }} />
        ))}
        {can(viewer, 'facet.create') && (
          <Disclosure summary="Add a facet" className="disclosure break-inside-avoid border-t border-line pt-2">
            <NewFacetForm action={createFacetAction.bind(null, library)} />
          </Disclosure>
        )}
      </div>
    </Page>
  );
}
