import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type ListView, movedField } from '../list-view.ts';
import { setListViewSchema } from '../list-view-schema.ts';

/** Keeps how the actor likes the library's list: `{ fields, density }`, and with `move` one of the fields a place further. It is theirs alone and changes no record, so it is no event of the library. */
export async function setListView(actor: Actor, input: unknown): Promise<ListView> {
  authoriseInLibrary(actor, 'preference.set');
  const { move, ...given } = parseInput(setListViewSchema, input);
  const view = { ...given, fields: movedField(given.fields, move) };
  await database().$executeRaw`
    UPDATE membership SET preferences = preferences || ${JSON.stringify({ list: view })}::jsonb
    WHERE library_id = ${actor.library.id}::uuid AND user_id = ${actor.userId}::uuid`;
  return view;
}
