import { forPages } from '#lib/for-pages.ts';
import { findClaim } from './queries/find-claim.ts';
import { findClaimPage } from './queries/find-claim-page.ts';

/** For pages: the claim, read once a request, or the page that says it is not there. */
export const pageClaim = forPages(findClaim);

/** As `pageClaim`, with its references, of today or as of a day. */
export const wholeClaim = forPages(findClaimPage);
