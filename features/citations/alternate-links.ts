import { formats } from '#lib/formats/formats.ts';

const page = /^\/([^/]+)\/citations(?:\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?\/?$/;
// Of the list's page, not of what it lists.
const ofThePage = ['open', 'more', 'cursor', 'limit'];
// Proxies refuse answers with long headers.
const longestSearch = 800;

/** The `Link` header (RFC 8288) of a list's or a record's page: the same citations in each format; null for other pages. */
export function alternateLinks(pathname: string, search: string): string | null {
  const [, library, id] = page.exec(pathname) ?? [];
  if (!library || search.length > longestSearch) return null;
  const query = new URLSearchParams(id ? { id } : search);
  if (!id) for (const name of ofThePage) query.delete(name);
  const links = formats.flatMap(({ name, label, mediaType, write }) => {
    if (!write) return [];
    const address = `/api/v1/libraries/${library}/export?${new URLSearchParams([['format', name], ...query])}`;
    return [`<${address}>; rel="alternate"; type="${mediaType}"; title="${label}"`];
  });
  return links.join(', ');
}
