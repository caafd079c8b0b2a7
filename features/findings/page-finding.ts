import { forPages } from '#lib/for-pages.ts';
import { findFinding } from './queries/find-finding.ts';

/** For pages: the finding, read once a request, or the page that says it is not there. */
export const pageFinding = forPages(findFinding);
