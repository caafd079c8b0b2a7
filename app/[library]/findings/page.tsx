import type { Metadata } from 'next';
import { FindingBrowser } from '#features/findings/components/finding-browser.tsx';
import { countFindings } from '#features/findings/queries/count-findings.ts';
import { listFindings, readFindingFilters } from '#features/findings/queries/list-findings.ts';
import { nameIn } from '#features/findings/resolve-terms.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Findings' };

export default async function FindingsPage({ params, searchParams }: PageProps<'/[library]/findings'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'finding.read');
  const { filters, faults } = await readFindingFilters(viewer, await searchParams);
  const [page, counts, vocabulary] = await Promise.all([
    // A cursor of another order begins again.
    listFindings(viewer, filters).catch(() => listFindings(viewer, { ...filters, cursor: null })),
    countFindings(viewer, filters),
    loadVocabulary(viewer),
  ]);
  const nameOf = nameIn(vocabulary);
  return (
    <FindingBrowser {...{ library, filters, faults, page, counts, nameOf, mayAdd: can(viewer, 'finding.create') }} />
  );
}
