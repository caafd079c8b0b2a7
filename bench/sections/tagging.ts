import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { listMatchingIds } from '#features/citations/queries/list-matching-ids.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { load, repeat } from '../measure.ts';
import type { Section } from './section.ts';

/** What writing costs with every index in place: a thousand tagged at once, one record saved. */
export const tagging: Section = async ({ size, note, instance, library }) => {
  const { address, bearer } = await instance();
  const actor = await library();
  const filters = await requireFilters(actor, new URLSearchParams('tag=compound:kratom-alkaloids&year=2014..'));
  const all = (await listMatchingIds(actor, filters, size)) ?? [];
  const ids = all.slice(0, 1000);
  // Added, then taken away again: two writes of the same size a turn.
  const times = await repeat(
    6,
    async (turn) => {
      const change = turn % 2 === 0 ? { add: ['tag:to-check'] } : { remove: ['tag:to-check'] };
      const { ids: changed } = await tagCitations(actor, { ids, ...change });
      if (changed.length !== ids.length) throw new Error(`${changed.length} of ${ids.length} were tagged.`);
    },
    0,
  );
  note({ name: `${ids.length} records tagged`, value: times.median, unit: 'ms', p95: times.p95, most: 500 });
  const path = (id: string) => `${address}/api/v1/libraries/${actor.library.slug}/citations/${id}`;
  const saved = await repeat(40, async (turn) => {
    const answer = await fetch(path(ids[turn] ?? ''), {
      method: 'PATCH',
      headers: { ...bearer, 'content-type': 'application/merge-patch+json', 'if-match': '*' },
      body: JSON.stringify({ csl: { note: `Read again in turn ${turn} at ${Date.now()}.` } }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });
  note({ name: 'one record saved by API', value: saved.median, unit: 'ms', p95: saved.p95, most: 50 });
  const one = await load({ addresses: ids.slice(0, 50).map(path), headers: bearer, connections: 1, seconds: 2 });
  note({ name: 'one record read by API', value: one.median, unit: 'ms', p95: one.p95 });
};
