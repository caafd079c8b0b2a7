import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { LibraryActor } from '#lib/actor.ts';
import { Problem } from '#lib/problem.ts';
import type { ClaimRecord } from './claim-record.ts';
import { findClaim } from './queries/find-claim.ts';

/** For pages: the claim, read once a request, or the page that says it is not there. */
export const pageClaim = cache(async (viewer: LibraryActor, id: string): Promise<ClaimRecord> => {
  try {
    return await findClaim(viewer, id);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') notFound();
    throw error;
  }
});
