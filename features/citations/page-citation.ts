import { forPages } from '#lib/for-pages.ts';
import { findCitation } from './queries/find-citation.ts';

/** For pages: the citation, read once a request, or the page that says it is not there. */
export const pageCitation = forPages(findCitation);
