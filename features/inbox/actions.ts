'use server';

import { revalidatePath } from 'next/cache';
import { pageActor } from '#features/libraries/page-actor.ts';
import { formAction } from '#lib/form-action.ts';
import { acceptFromInbox } from './commands/accept-from-inbox.ts';
import { pauseWatch, removeWatch, runWatchNow } from './commands/change-watch.ts';
import { createWatch } from './commands/create-watch.ts';
import { rejectFromInbox } from './commands/reject-from-inbox.ts';
import { returnToInbox } from './commands/return-to-inbox.ts';

type Form = Parameters<ReturnType<typeof formAction>>;

/** Fields: service, name, query, everyDays. */
export async function createWatchAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const fields = ['service', 'name', 'query', 'everyDays'].map((name) => [name, data.get(name) ?? undefined]);
    await createWatch(await pageActor(library), Object.fromEntries(fields));
    revalidatePath(`/${library}/inbox`);
    return { message: 'The search is kept; its first run is on its way.' };
  })(...form);
}

/** Field: verb (`pause`, `resume`, `run`, `remove`). */
export async function changeWatchAction(library: string, id: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const verb = String(data.get('verb'));
    if (verb === 'remove') await removeWatch(actor, id);
    else if (verb === 'run') await runWatchNow(actor, id);
    else await pauseWatch(actor, id, verb === 'pause');
    revalidatePath(`/${library}/inbox`);
    return { message: verb === 'run' ? 'The search is on its way.' : undefined };
  })(...form);
}

/** Fields: verb (`accept`, `reject`, `return`), ids (repeated), reason. */
export async function decideAction(library: string, ...form: Form) {
  return formAction(async (data) => {
    const actor = await pageActor(library);
    const ids = data.getAll('ids').map(String);
    const verb = String(data.get('verb'));
    revalidatePath(`/${library}`, 'layout');
    if (verb === 'reject') {
      const rejected = await rejectFromInbox(actor, { ids, reason: data.get('reason') ?? '' });
      return { message: `${records(rejected.length)} rejected.` };
    }
    if (verb === 'return')
      return { message: `${records((await returnToInbox(actor, { ids })).length)} back in the inbox.` };
    const decided = await acceptFromInbox(actor, { ids });
    const known = decided.filter(({ status }) => status === 'duplicate').length;
    const told = `${records(decided.length - known)} added to the library.`;
    return { message: known > 0 ? `${told} ${records(known)} it had already.` : told };
  })(...form);
}

function records(count: number): string {
  return `${count} ${count === 1 ? 'record' : 'records'}`;
}
