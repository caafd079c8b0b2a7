import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { listMatchingIds } from '#features/citations/queries/list-matching-ids.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { fillCollection } from '#features/collections/commands/fill-collection.ts';
import { judgeLevels } from '#features/evidence/commands/judge-level.ts';
import { levelFields, schemes } from '#features/evidence/evidence-level.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { FormState } from '#lib/form-action.ts';
import { invalid } from '#lib/problem.ts';
import { isBulkVerb } from './bulk-verbs.ts';
import { startBulkEdit } from './commands/start-bulk-edit.ts';

/** What is done at once; more is left to the worker. */
const mostAtOnce = 1000;

type Outcome = Omit<FormState, 'status'>;
type Edit = (actor: LibraryActor, ids: string[], data: FormData) => Promise<Outcome>;

/** What the bar over the list does with many citations at once, by its `verb`. */
const edits: Record<string, Edit> = {
  async tag(actor, ids, data) {
    const tag = text(data, 'tag');
    const changed = await tagCitations(actor, { ids, add: [tag] });
    return outcome(changed.ids, (many) => `${many} tagged ${tag}.`, `All of them had ${tag} already.`, {
      verb: 'untag',
      tag,
    });
  },
  async untag(actor, ids, data) {
    const tag = text(data, 'tag');
    const changed = await tagCitations(actor, { ids, remove: [tag] });
    return outcome(changed.ids, (many) => `${tag} taken from ${many}.`, `None of them had ${tag}.`, {
      verb: 'tag',
      tag,
    });
  },
  async level(actor, ids, data) {
    await judgeLevels(actor, { citationIds: ids, level: levelOf(data) });
    return { message: `Evidence level set on ${counted(ids)}.` };
  },
  async collect(actor, ids, data) {
    const collection = text(data, 'collection');
    const { added } = await fillCollection(actor, collection, { add: ids });
    const undo = { verb: 'uncollect', collection };
    return outcome(
      added,
      (many) => `${many} added to ${collection}.`,
      `All of them were in ${collection} already.`,
      undo,
    );
  },
  async uncollect(actor, ids, data) {
    const collection = text(data, 'collection');
    const { removed } = await fillCollection(actor, collection, { remove: ids });
    const undo = { verb: 'collect', collection };
    return outcome(removed, (many) => `${many} taken out of ${collection}.`, 'None of them was in it.', undo);
  },
  async trash(actor, ids) {
    const changed = await trashCitations(actor, { ids });
    const undo = { verb: 'restore', filters: `id=${changed.ids.join(',')}&is=trashed` };
    return outcome(changed.ids, (many) => `${many} moved to the trash.`, 'They were in the trash already.', undo);
  },
  async restore(actor, ids) {
    const changed = await restoreCitations(actor, { ids });
    const rekeyed = changed.rekeyed.length > 0 ? ` Their keys had been taken: ${changed.rekeyed.join(', ')}.` : '';
    return outcome(changed.ids, (many) => `${many} restored.${rekeyed}`, 'None of them was in the trash.', {
      verb: 'trash',
    });
  },
};

/** Does one thing with everything the form's `filters` let through: few at once, many in the background. */
export async function bulkEdit(actor: LibraryActor, data: FormData, atOnce = mostAtOnce): Promise<Outcome> {
  const verb = text(data, 'verb');
  const edit = Object.hasOwn(edits, verb) ? edits[verb] : undefined;
  if (!edit) throw invalid('Choose what to do with the selection.');
  const filters = await requireFilters(actor, new URLSearchParams(text(data, 'filters')));
  const ids = await listMatchingIds(actor, filters, atOnce);
  if (ids === null) return inBackground(actor, verb, filters, data);
  if (ids.length === 0) throw invalid('Nothing is selected any more; somebody may have moved it.');
  return edit(actor, ids, data);
}

async function inBackground(actor: LibraryActor, verb: string, filters: CitationFilters, data: FormData) {
  if (!isBulkVerb(verb) || verb === 'unlevel') throw invalid('Choose what to do with the selection.');
  const input = { tag: text(data, 'tag'), collection: text(data, 'collection'), level: levelOf(data) };
  const { id } = await startBulkEdit(actor, verb, filters, input);
  return { data: { bulkEdit: id } };
}

function levelOf(data: FormData) {
  const fields = levelFields(text(data, 'level'));
  const isKnown = fields.scheme !== undefined && Object.hasOwn(schemes, fields.scheme);
  const version = isKnown ? schemes[fields.scheme as keyof typeof schemes].version : '';
  return { ...fields, version, reason: text(data, 'reason') || undefined };
}

function outcome(
  ids: string[],
  done: (many: string) => string,
  nothing: string,
  undo: Record<string, string>,
): Outcome {
  if (ids.length === 0) return { message: nothing };
  return { message: done(counted(ids)), data: { undo: { filters: `id=${ids.join(',')}`, ...undo } } };
}

function counted(ids: string[]): string {
  return ids.length === 1 ? '1 citation' : `${ids.length.toLocaleString('en')} citations`;
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
