import type { Metadata } from 'next';
import { Breadcrumbs } from '#components/breadcrumbs.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { TabLinks } from '#components/tab-links.tsx';
import { pageCitation } from '#features/citations/page-citation.ts';
import { appraisalToolNames } from '#features/evidence/appraisal.ts';
import { Rob2Form, SyrcleForm } from '#features/evidence/components/appraisal-form.tsx';
import { appraisalsOf } from '#features/evidence/queries.ts';
import { rob2EffectNames, rob2Effects, rob2Source } from '#features/evidence/rob2-table.ts';
import { syrcleSource } from '#features/evidence/syrcle.ts';
import { pageActor } from '#features/libraries/page-actor.ts';

export const metadata: Metadata = { title: 'Risk of bias' };

export default async function AppraisePage({ params, searchParams }: PageProps<'/[library]/citations/[id]/appraise'>) {
  const { library, id } = await params;
  const asked = await searchParams;
  const viewer = await pageActor(library, 'appraisal.make');
  const [citation, appraisals] = await Promise.all([pageCitation(viewer, id), appraisalsOf(viewer.library.id, id)]);
  const held = appraisals.find((one) => one.id === asked.appraisal) ?? null;
  const tool = asked.tool === 'syrcle' ? 'syrcle' : 'rob2';
  const kept = held?.tool === 'rob2' ? held.effect : 'assignment';
  const effect = rob2Effects.find((one) => one === asked.effect) ?? kept;
  const here = `/${library}/citations/${id}`;
  const trail = [
    { href: `/${library}/citations`, label: 'Citations' },
    { href: here, label: citation.key },
  ];
  return (
    <Page width="narrow">
      <Breadcrumbs trail={trail} current="Risk of bias" />
      <PageHeader title={`${appraisalToolNames[tool].name}: ${appraisalToolNames[tool].unit}`}>
        {citation.title || citation.key}. The questions are in short words of our own:{' '}
        <a href={tool === 'rob2' ? rob2Source : syrcleSource}>read the tool’s guidance beside them</a>.
      </PageHeader>
      {tool === 'rob2' ? (
        <>
          <TabLinks
            label="Effect of interest"
            tabs={rob2Effects.map((one) => ({
              href: `${here}/appraise?tool=rob2&effect=${one}${held ? `&appraisal=${held.id}` : ''}`,
              label: rob2EffectNames[one],
              current: one === effect,
            }))}
          />
          <div className="pt-5">
            <Rob2Form key={effect} library={library} citationId={id} effect={effect} held={held} />
          </div>
        </>
      ) : (
        <SyrcleForm library={library} citationId={id} held={held} />
      )}
    </Page>
  );
}
