import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Problem } from '#lib/problem.ts';
import { findClaim } from './queries/find-claim.ts';
import { findClaimPage } from './queries/find-claim-page.ts';

/** For pages: the claim, read once a request, or the page that says it is not there. */
export const pageClaim = cache(orNotFound(findClaim));

/** As `pageClaim`, with its references, of today or as of a day. */
export const wholeClaim = cache(orNotFound(findClaimPage));

function orNotFound<Args extends unknown[], Found>(find: (...args: Args) => Promise<Found>) {
  return async (...args: Args): Promise<Found> => {
    try {
      return await find(...args);
    } catch (error) {
      if (error instanceof Problem && error.kind === 'not-found') notFound();
      throw error;
    }
  };
}
