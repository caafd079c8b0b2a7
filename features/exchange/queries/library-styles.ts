import type { LibraryActor } from '#lib/actor.ts';
import { type UploadedStyle, validateStyle } from '#lib/bibliography/uploaded-style.ts';
import { database } from '#lib/database.ts';
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

/** A style the library brought, ready to render; null when it has none of that name. */
export async function findLibraryStyle(viewer: LibraryActor, slug: string): Promise<UploadedStyle | null> {
  const where = { libraryId_slug: { libraryId: viewer.library.id, slug } };
  const row = await database().libraryStyle.findUnique({ where, select: { xml: true } });
  return row && (await validateStyle(row.xml)).style;
}
