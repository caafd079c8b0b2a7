import type { LibraryActor } from '#lib/actor.ts';
import { type UploadedStyle, validateStyle } from '#lib/bibliography/uploaded-style.ts';
import { database } from '#lib/database.ts';
import { tableAsOf, withTables } from '#lib/history-sql.ts';
import { authorise } from '#lib/permissions.ts';

export type LibraryStyle = { id: string; slug: string; title: string };

/** The styles a library brought itself. */
export async function listLibraryStyles(viewer: LibraryActor): Promise<LibraryStyle[]> {
  authorise(viewer, 'citation.export');
  return database().libraryStyle.findMany({
    where: { libraryId: viewer.library.id },
    select: { id: true, slug: true, title: true },
    orderBy: { title: 'asc' },
  });
}

/** A style the library brought, ready to render, as it is or as it was just before a moment; null when it has none of that name. */
export async function findLibraryStyle(
  viewer: LibraryActor,
  slug: string,
  moment: Date | null = null,
): Promise<UploadedStyle | null> {
  const { id } = viewer.library;
  const tables = moment ? [tableAsOf('library_style', id, moment)] : [];
  const [row] = await database().$queryRaw<{ xml: string }[]>`
    ${withTables(...tables)}SELECT xml FROM library_style WHERE library_id = ${id}::uuid AND slug = ${slug}`;
  return row ? (await validateStyle(row.xml)).style : null;
}
