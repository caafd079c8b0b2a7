import type { LibraryActor } from '#lib/actor.ts';
import { forPages } from '#lib/for-pages.ts';
import { findDisagreement } from './queries/find-disagreement.ts';

/** For pages: a ligand at a target by their slugs, read once a request, or the page that says it is not there. */
export const pageDisagreement = forPages(
  (viewer: LibraryActor, ligand: string, target: string, withSubmitted: boolean, asOf: string | null) =>
    findDisagreement(viewer, { ligand, target }, withSubmitted, asOf),
);
