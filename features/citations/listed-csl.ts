import type { CslItem } from '#lib/csl/item.ts';
import type { ListedCitation } from './queries/list-citations.ts';

/** What a list knows of a citation, as a record. */
export function listedCsl({ type, title, containerTitle, year, doi, pmid, creators }: ListedCitation): CslItem {
  // By a number the reader finds the others; without one ten are enough to know it again.
  const named = creators.filter(({ role }) => role === 'author').slice(0, doi || pmid ? 1 : 10);
  const author = named.map(({ family, given, literal }) => ({
    ...(family && { family }),
    ...(given && { given }),
    ...(literal && { literal }),
  }));
  return {
    type,
    title,
    author,
    ...(containerTitle && { 'container-title': containerTitle }),
    ...(year && { issued: { 'date-parts': [[year]] } }),
    ...(doi && { DOI: doi }),
    ...(pmid && { PMID: pmid }),
  };
}
