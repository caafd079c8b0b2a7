import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { OcebmTable, PreclinicalLadder, SuggestionTable } from '#features/evidence/components/level-tables.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';

export const metadata: Metadata = { title: 'Evidence levels' };

export default async function EvidenceLevelsPage({ params }: { params: Promise<{ library: string }> }) {
  const { library } = await params;
  const { byTag } = await loadVocabulary(await pageActor(library));
  return (
    <Page>
      <PageHeader
        title="Evidence levels"
        breadcrumbs={<Breadcrumbs trail={[{ href: `/${library}/vocabulary`, label: 'Vocabulary' }]} />}
      >
        How strong the evidence of one study is for one question. A level says nothing of a whole body of evidence.
      </PageHeader>
      <Section title="Clinical work: OCEBM 2011" hint="Choose the question first, then the level of its row.">
        <OcebmTable />
      </Section>
      <Section title="Everything before it: the preclinical ladder" hint="In OCEBM this would be level 5 at best.">
        <PreclinicalLadder />
      </Section>
      <Section title="Suggested levels" hint="A start for whoever judges; shown dashed until a person has.">
        <SuggestionTable nameOf={(slug) => byTag.get(`design:${slug}`)?.name ?? slug} />
      </Section>
    </Page>
  );
}
