import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { findStyle } from '#lib/bibliography/styles.ts';
import { validateStyle } from '#lib/bibliography/uploaded-style.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { foldText } from '#lib/fold-text.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';

/** Adds a CSL style to the library; throws `unprocessable` with each fault's line and column. Gives the name it is asked for by. */
export async function addStyle(actor: Actor, xml: string): Promise<{ slug: string; title: string }> {
  authoriseInLibrary(actor, 'style.add');
  const { style, problems } = await validateStyle(xml);
  if (!style) {
    const errors = problems.map(({ line, column, message }) => ({
      pointer: '/file',
      detail: `Line ${line}, column ${column}: ${message}`,
    }));
    throw new Problem('unprocessable', 'This style cannot be used.', { errors });
  }
  if (!style.hasBibliography)
    throw new Problem('unprocessable', 'This style makes notes only; it has no bibliography.');
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const slug = await freeSlug(tx, libraryId, style.title);
    const id = newId();
    const { title } = style;
    await tx.libraryStyle.create({ data: { libraryId, id, slug, title, xml } });
    await recordEvent(tx, actor, {
      verb: 'style.added',
      subjects: [{ type: 'style', id, label: title, before: null, after: { slug, title } }],
    });
    return { slug, title };
  });
}

// A shipped style of the same name keeps it.
async function freeSlug(tx: Transaction, libraryId: string, title: string): Promise<string> {
  const base =
    foldText(title)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'style';
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const taken = await tx.libraryStyle.findUnique({
      where: { libraryId_slug: { libraryId, slug } },
      select: { id: true },
    });
    if (!taken && !(await findStyle(slug))) return slug;
  }
}

export async function removeStyle(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'style.remove');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const found = isId(id) ? await tx.libraryStyle.findUnique({ where: { libraryId_id: { libraryId, id } } }) : null;
    if (!found) throw notFound('This style');
    const { defaultStyle } = await tx.library.findUniqueOrThrow({ where: { id: libraryId } });
    if (defaultStyle === found.slug)
      throw new Problem('conflict', 'Bibliographies start with this style: choose another under Settings first.');
    await tx.libraryStyle.delete({ where: { libraryId_id: { libraryId, id } } });
    const { slug, title, xml } = found;
    await recordEvent(tx, actor, {
      verb: 'style.removed',
      subjects: [{ type: 'style', id, label: title, before: { slug, title, xml }, after: null }],
    });
  });
}
