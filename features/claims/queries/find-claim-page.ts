import { listState } from '#features/citations/queries/list-state.ts';
import { inLibraryAsOf } from '#features/libraries/queries/library-as-of.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { ClaimRecord } from '../claim-record.ts';
import type { PrintedReference } from '../print-document.ts';
import { bibliographyOf } from './export-claims.ts';
import { findClaim } from './find-claim.ts';

/** A claim with its references, of today or as of a day; `reader`: who looks, in the library of then, which nobody may change. */
export type ClaimPage = { claim: ClaimRecord; references: PrintedReference[]; reader: LibraryActor };

export async function findClaimPage(viewer: LibraryActor, id: string, asOf: string | null): Promise<ClaimPage> {
  const state = await listState(viewer, { asOf });
  const reader: LibraryActor = state.moment
    ? { ...(await inLibraryAsOf(viewer, state.moment)), role: 'viewer' }
    : viewer;
  const claim = await findClaim(viewer, id, state);
  const { references } = await bibliographyOf(reader, [claim], undefined, state);
  return { claim, references, reader };
}
