import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { LibraryActor } from '#lib/actor.ts';
import { Problem } from '#lib/problem.ts';
import type { FindingRecord } from './finding-record.ts';
import { findFinding } from './queries/find-finding.ts';

/** For pages: the finding, read once a request, or the page that says it is not there. */
export const pageFinding = cache(async (viewer: LibraryActor, id: string): Promise<FindingRecord> => {
  try {
    return await findFinding(viewer, id);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') notFound();
    throw error;
  }
});
