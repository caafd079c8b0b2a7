import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';

export type EarlierState = { csl?: Record<string, unknown>; key?: string; tags?: string[] };

/** A citation's record, key and tags as they were right after an event: what its events changed, folded up to that one. */
export async function stateAfter(viewer: LibraryActor, id: string, seq: bigint): Promise<EarlierState> {
  authorise(viewer, 'citation.read');
  if (!isId(id)) throw notFound('This state');
  const rows = await database().eventSubject.findMany({
    where: { libraryId: viewer.library.id, type: 'citation', id, seq: { lte: seq } },
    orderBy: { seq: 'asc' },
    select: { seq: true, before: true, after: true },
  });
  if (rows.at(-1)?.seq !== seq) throw notFound('This state');
  return rows.reduce<EarlierState>((state, row) => fold(state, row as Change), {});
}

type Change = {
  before: { tagsRemoved?: string[] } | null;
  after: (EarlierState & { tagsAdded?: string[] }) | null;
};

function fold(state: EarlierState, { before, after }: Change): EarlierState {
  const tags = new Set(after?.tags ?? state.tags ?? []);
  for (const tag of after?.tagsAdded ?? []) tags.add(tag);
  for (const tag of before?.tagsRemoved ?? []) tags.delete(tag);
  return { csl: after?.csl ?? state.csl, key: after?.key ?? state.key, tags: [...tags] };
}
