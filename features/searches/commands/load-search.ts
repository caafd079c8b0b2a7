import { filtersToSearchParams, noFilters } from '#features/citations/filters.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise, type Permission } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';

type Row = { id: string; name: string; filters: string; createdById: string | null; version: number };

/** A saved search, locked, when it is still at `expected`. */
export async function loadSearch(
  tx: Transaction,
  { library }: LibraryActor,
  id: string,
  expected: number | 'any' = 'any',
): Promise<Row> {
  const [held] = isId(id)
    ? await tx.$queryRaw<Row[]>`
        SELECT id, name, filters, created_by_id AS "createdById", version FROM saved_search
        WHERE library_id = ${library.id}::uuid AND id = ${id}::uuid FOR UPDATE`
    : [];
  if (!held) throw notFound('This saved search');
  if (expected !== 'any' && expected !== held.version) {
    throw new Problem('stale', 'Someone else changed this search first. Reload to see it.');
  }
  return held;
}

/** What is somebody else's takes more. */
export function authoriseOn(
  actor: LibraryActor,
  { createdById }: Row,
  permission: Permission & `search.${string}OfOthers`,
) {
  if (createdById === null || createdById !== actor.userId) authorise(actor, permission);
}

export async function refuseTakenName(
  tx: Transaction,
  { library }: LibraryActor,
  name: string,
  exceptId: string | null,
) {
  const [taken] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM saved_search WHERE library_id = ${library.id}::uuid AND lower(name) = lower(${name}) AND id IS DISTINCT FROM ${exceptId}::uuid`;
  if (!taken) return;
  throw new Problem('conflict', `There is a saved search “${taken.name}” already.`, {
    errors: [{ pointer: '/name', detail: 'This name is taken.' }],
  });
}

/** Filters as they are kept: what the list's address would have, without the page of it. */
export async function keptFilters(actor: LibraryActor, text: string): Promise<string> {
  const filters = await requireFilters(actor, new URLSearchParams(text));
  return String(filtersToSearchParams({ ...filters, limit: noFilters.limit, cursor: null }));
}
