import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';

type OfADay = Pick<LibraryActor['library'], 'name' | 'defaultStyle' | 'defaultLocale' | 'appraisalsNeedSecondPerson'>;

/** The viewer in their library under the name and settings that files are made by, as it was just before a moment; a rule it had not yet is today's. */
export async function inLibraryAsOf(viewer: LibraryActor, moment: Date): Promise<LibraryActor> {
  const [earlier] = await database().$queryRaw<OfADay[]>`
    SELECT earlier->>'name' AS name, earlier->>'default_style' AS "defaultStyle", earlier->>'default_locale' AS "defaultLocale",
      coalesce((earlier->>'appraisals_need_second_person')::boolean, ${viewer.library.appraisalsNeedSecondPerson}) AS "appraisalsNeedSecondPerson"
    FROM row_history WHERE library_id = ${viewer.library.id}::uuid AND noun = 'library' AND since < ${moment} AND until >= ${moment}`;
  return { ...viewer, library: { ...viewer.library, ...earlier } };
}
