import type { Metadata } from 'next';
import { FindingBrowser } from '#features/findings/components/finding-browser.tsx';
import { findFindingsPage } from '#features/findings/queries/find-findings-page.ts';
import { pageActor } from '#features/libraries/page-actor.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Findings' };

export default async function FindingsPage({ params, searchParams }: PageProps<'/[library]/findings'>) {
  const { library } = await params;
  const viewer = await pageActor(library, 'finding.read');
  const found = await findFindingsPage(viewer, await searchParams);
  return <FindingBrowser library={library} found={found} mayAdd={can(viewer, 'finding.create')} />;
}
