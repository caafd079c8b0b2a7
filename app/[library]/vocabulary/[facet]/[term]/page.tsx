import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { CopyButton } from '#components/copy-button.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { ManageTerm } from '#features/vocabulary/components/manage-term.tsx';
import { TermCitations } from '#features/vocabulary/components/term-citations.tsx';
import { TermIdentifiers } from '#features/vocabulary/components/term-identifiers.tsx';
import { FormerTerms, TermNotices } from '#features/vocabulary/components/term-notices.tsx';
import { TermTree } from '#features/vocabulary/components/term-tree.tsx';
import { citationsWithTerm, countTerms, loadVocabulary } from '#features/vocabulary/queries.ts';
import { termAddress } from '#features/vocabulary/term-slug.ts';
import { termPath } from '#features/vocabulary/vocabulary-tree.ts';

type Props = {
  params: Promise<{ library: string; facet: string; term: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { term } = await shown(params);
  return { title: `${term.name} (${term.facet.name})` };
}

export default async function TermPage({ params, searchParams }: Props) {
  const { library, viewer, term, vocabulary } = await shown(params);
  const { done } = await searchParams;
  const [carried, counts] = await Promise.all([citationsWithTerm(viewer, term), countTerms(viewer)]);
  const former = [...vocabulary.byId.values()].filter(({ successor }) => successor === term);
  const above = termPath(term).slice(0, -1);
  const trail = [
    { href: `/${library}/vocabulary`, label: 'Vocabulary' },
    { href: `/${library}/vocabulary#${term.facet.slug}`, label: term.facet.name },
    ...above.map((each) => ({ href: termAddress(library, each.tag), label: each.name })),
  ];
  return (
    <Page>
      <PageHeader
        title={term.name}
        breadcrumbs={<Breadcrumbs trail={trail} />}
        actions={<CopyButton text={term.tag}>{term.tag}</CopyButton>}
      >
        {term.definition}
      </PageHeader>
      <TermNotices {...{ viewer, term, done, former }} />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <TermCitations {...{ library, term, carried }} />
          {term.synonyms.length > 0 && (
            <Section title="Also called">
              <p className="text-sm">{term.synonyms.join(' · ')}</p>
            </Section>
          )}
          {Object.keys(term.identifiers).length > 0 && (
            <Section title="Elsewhere">
              <TermIdentifiers term={term} />
            </Section>
          )}
          <FormerTerms {...{ viewer, term, former }} />
          <ManageTerm {...{ actor: viewer, term }} />
        </div>
        <Section title={term.facet.name}>
          <TermTree {...{ library, facet: term.facet, counts, current: term }} />
        </Section>
      </div>
    </Page>
  );
}

async function shown(params: Props['params']) {
  const { library, facet, term: slug } = await params;
  const viewer = await pageActor(library);
  const vocabulary = await loadVocabulary(viewer);
  const term = vocabulary.byTag.get(`${facet}:${slug}`);
  if (!term) notFound();
  return { library, viewer, vocabulary, term };
}
