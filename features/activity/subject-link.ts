import type { EventSubject } from './queries.ts';

/** Address of the page about a record an event touched; null when it has none or is gone. */
export function subjectLink(library: string, { type, id, after }: EventSubject): string | null {
  const isGone = after !== null && 'trashedAt' in after && after.trashedAt !== null;
  if (type === 'citation') return isGone ? `/${library}/citations?is=trashed` : `/${library}/citations/${id}`;
  if (type === 'finding' || type === 'claim') return `/${library}/${type}s/${id}`;
  if (type === 'term' || type === 'facet') return `/${library}/vocabulary`;
  if (type === 'import') return `/${library}/import/${id}`;
  if (type === 'member' || type === 'invitation' || type === 'library') return `/${library}/settings`;
  return null;
}
