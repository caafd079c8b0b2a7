import { citationItemsMarkup } from '#features/citations/components/list/citation-items.tsx';
import { addressOf, pageParameters } from '#features/citations/filter-links.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { findListRows } from '#features/citations/queries/find-list-rows.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { can } from '#lib/permissions.ts';

/** Rows of the list's page, as that page shows them, for it to go on with: `{ html, count, next }`. */
export const GET = libraryRoute<{ library: string }>(async (actor, request, { library }) => {
  const { searchParams } = new URL(request.url);
  const { page, filters, view, terms, taxa } = await findListRows(actor, searchParams);
  const more = searchParams.get('more')?.split(',') ?? [];
  const address = (wanted: CitationFilters, open?: string) =>
    addressOf('', wanted, pageParameters({ open, more })) || `/${library}/citations`;
  const html = citationItemsMarkup({
    ...{ items: page.items, filters, view, terms, taxa },
    link: (wanted) => address(wanted),
    openLink: (id) => address(filters, id),
    selectable: filters.asOf === null && (can(actor, 'citation.tag') || can(actor, 'citation.export')),
  });
  return Response.json(
    { html, count: page.items.length, next: page.next },
    { headers: { 'cache-control': 'private, no-store' } },
  );
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
