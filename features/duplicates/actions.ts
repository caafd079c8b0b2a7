'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { linkVersions } from './commands/link-versions.ts';
import { mergeCitations } from './commands/merge-citations.ts';
import { mergeSurePairs } from './commands/merge-sure-pairs.ts';
import { rejectCandidate } from './commands/reject-candidate.ts';
import { reopenCandidate } from './commands/reopen-candidate.ts';
import { startDuplicateSearch } from './commands/start-search.ts';
import { undoMerge } from './commands/undo-merge.ts';
import { unlinkReport } from './commands/unlink-report.ts';
import { findNextPair } from './queries/find-next-pair.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

export async function searchDuplicatesAction(library: string, ...form: Form) {
  return formAction(async () => {
    await startDuplicateSearch(await pageActor(library));
    revalidatePath(`/${library}/duplicates`);
    return undefined;
  })(...form);
}

export async function mergeSurePairsAction(library: string, ...form: Form) {
  return formAction(async () => {
    const { merged } = await mergeSurePairs(await pageActor(library));
    revalidatePath(`/${library}`, 'layout');
    return { message: `${merged} ${merged === 1 ? 'pair' : 'pairs'} merged. Each can be undone under “Merged”.` };
  })(...form);
}

/** Fields: keep, `field.<name>`, leftVersion, rightVersion. Leads to the next pair. */
export async function mergePairAction(library: string, pairId: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const next = await findNextPair(actor, pairId);
    const fields = [...data].flatMap(([name, value]) => (name.startsWith('field.') ? [[name.slice(6), value]] : []));
    const versions = { left: data.get('leftVersion'), right: data.get('rightVersion') };
    const { id } = await mergeCitations(actor, pairId, {
      keep: data.get('keep') ?? undefined,
      fields: Object.fromEntries(fields),
      ...(versions.left && versions.right && { versions }),
    });
    revalidatePath(`/${library}`, 'layout');
    return redirect(`/${library}/duplicates${next ? `/${next}` : ''}?merged=${id}`);
  })(...form);
}

/** Field: verb (`reject`, `versions`, `reopen`). Leads to the next pair when `onwards`. */
export async function decidePairAction(library: string, pairId: string, onwards: boolean, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const verb = String(data.get('verb'));
    const next = onwards ? await findNextPair(actor, pairId) : null;
    if (verb === 'versions') await linkVersions(actor, pairId);
    else if (verb === 'reopen') await reopenCandidate(actor, pairId);
    else await rejectCandidate(actor, pairId);
    revalidatePath(`/${library}`, 'layout');
    if (onwards) redirect(`/${library}/duplicates${next ? `/${next}` : ''}`);
    return undefined;
  })(...form);
}

export async function undoMergeAction(library: string, citationId: string, ...form: Form) {
  return formAction(async () => {
    await undoMerge(await pageActor(library), citationId);
    revalidatePath(`/${library}`, 'layout');
    return { message: 'They are two again.' };
  })(...form);
}

export async function unlinkReportAction(library: string, citationId: string, ...form: Form) {
  return formAction(async () => {
    await unlinkReport(await pageActor(library), citationId);
    revalidatePath(`/${library}`, 'layout');
    return { message: 'It is on its own again.' };
  })(...form);
}
