import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { LibraryActor } from '#lib/actor.ts';
import { Problem } from '#lib/problem.ts';
import { type CitationRecord, findCitation } from './queries/find-citation.ts';

/** For pages: the citation, read once a request, or the page that says it is not there. */
export const pageCitation = cache(async (viewer: LibraryActor, id: string): Promise<CitationRecord> => {
  try {
    return await findCitation(viewer, id);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') notFound();
    throw error;
  }
});
