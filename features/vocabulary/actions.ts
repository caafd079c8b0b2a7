'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { formAction } from '#lib/form-action.ts';
import { createFacet, reorderFacets, updateFacet } from './commands/change-facets.ts';
import { createTerm } from './commands/create-term.ts';
import { deprecateTerm, mergeTerms } from './commands/merge-terms.ts';
import { moveTerm } from './commands/move-term.ts';
import { restoreTerm } from './commands/restore-term.ts';
import { updateTerm } from './commands/update-term.ts';
import { loadVocabulary } from './queries.ts';
import { movedFacet, namedTerm, termFields } from './term-form.ts';
import { termAddress } from './term-slug.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields: name, parent (`facet:term` or empty), synonyms and identifiers by line, definition, colour. Ends at the new term. */
export async function createTermAction(library: string, facet: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const { tag } = await createTerm(actor, { ...termFields(data), facet, parent: data.get('parent') || null });
    shown(actor);
    redirect(termAddress(library, tag));
  })(...form);
}

/** Fields: version, name, slug, synonyms and identifiers by line, definition, source, colour. */
export async function updateTermAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const { tag } = await updateTerm(actor, { ...termFields(data), id, version: data.get('version') });
    shown(actor);
    redirect(termAddress(library, tag, 'saved'));
  })(...form);
}

/** Fields: version, parent (a term of the facet by name or slug; empty for the top). */
export async function moveTermAction(library: string, id: string, facet: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const parent = await termField(actor, facet, data, 'parent');
    await moveTerm(actor, { id, version: data.get('version'), parentId: parent?.id ?? null });
    shown(actor);
    return { message: parent ? `It hangs under ${parent.name} now.` : 'It is a top term now.' };
  })(...form);
}

/** Fields: version, into (a term by name or `facet:term`). Ends at the term that stays. */
export async function mergeTermsAction(library: string, id: string, facet: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const into = await termField(actor, facet, data, 'into');
    await mergeTerms(actor, { id, version: data.get('version'), intoId: into?.id });
    shown(actor);
    redirect(into ? termAddress(library, into.tag, 'merged') : `/${library}/vocabulary`);
  })(...form);
}

/** Fields: version, successor (a term by name or `facet:term`; may be empty). */
export async function deprecateTermAction(library: string, id: string, facet: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const successor = await termField(actor, facet, data, 'successor');
    await deprecateTerm(actor, { id, version: data.get('version'), successorId: successor?.id ?? null });
    shown(actor);
    return { message: 'The term is deprecated.' };
  })(...form);
}

/** Field: version. */
export async function restoreTermAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const { citations } = await restoreTerm(actor, { id, version: data.get('version') });
    shown(actor);
    return { message: `The term is in use again${citations > 0 ? ` and back on ${citations} citations` : ''}.` };
  })(...form);
}

/** Fields: name, hint, open. */
export async function createFacetAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const { slug } = await createFacet(actor, {
      name: data.get('name'),
      hint: data.get('hint') ?? '',
      open: data.has('open'),
    });
    shown(actor);
    redirect(`/${library}/vocabulary#${slug}`);
  })(...form);
}

/** Fields: version, name, hint, open; `move` (`up` or `down`) in their place puts the facet before or behind its neighbour. */
export async function updateFacetAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const move = data.get('move');
    if (move) await reorderFacets(actor, { ids: movedFacet(await loadVocabulary(actor), id, move === 'up') });
    else {
      const wanted = { name: data.get('name'), hint: data.get('hint'), open: data.has('open') };
      await updateFacet(actor, { id, version: data.get('version'), ...wanted });
    }
    shown(actor);
    return { message: 'Saved.' };
  })(...form);
}

async function termField(actor: LibraryActor, facet: string, data: FormData, field: string) {
  return namedTerm(await loadVocabulary(actor), facet, String(data.get(field) ?? ''), `/${field}Id`);
}

function shown(actor: LibraryActor): void {
  revalidatePath(`/${actor.library.slug}`, 'layout');
}
