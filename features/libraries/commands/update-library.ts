import { recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { findStyle, noSuchStyle } from '#lib/bibliography/styles.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { updateLibrarySchema } from '../schema.ts';

/** Changes any of a library's name, description and defaults; refuses with `stale` when someone saved in between. */
export async function updateLibrary(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'library.update');
  const { version, ...wanted } = parseInput(updateLibrarySchema, input);
  const { id } = actor.library;
  await transaction(async (tx) => {
    const was = await tx.library.findUniqueOrThrow({ where: { id } });
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((key) => was[key] !== wanted[key]);
    if (changed.length === 0) return;
    if (changed.includes('defaultStyle')) await mustPrint(tx, id, wanted.defaultStyle ?? '');
    const data = { ...wanted, version: { increment: 1 } };
    const { count } = await tx.library.updateMany({ where: { id, version }, data });
    if (count === 0) throw new Problem('stale', 'Someone else saved these settings first. Reload to see theirs.');
    const part = (record: typeof wanted) => Object.fromEntries(changed.map((key) => [key, record[key]]));
    await recordEvent(tx, actor, {
      verb: 'library.updated',
      subjects: [{ type: 'library', id, label: wanted.name ?? was.name, before: part(was), after: part(wanted) }],
    });
  });
}

/** A style that is there, shipped or of the library's own, and prints a bibliography. */
async function mustPrint(tx: Transaction, libraryId: string, slug: string): Promise<void> {
  const own = await tx.libraryStyle.findUnique({
    where: { libraryId_slug: { libraryId, slug } },
    select: { id: true },
  });
  const shipped = own ? null : await findStyle(slug);
  if (own || shipped?.hasBibliography) return;
  const detail = shipped ? `${shipped.title} makes notes only; it has no bibliography.` : await noSuchStyle(slug);
  throw invalid(detail, [{ pointer: '/defaultStyle', detail }]);
}
