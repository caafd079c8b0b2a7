import type { SearchParameters } from '#features/citations/filter-parameters.ts';
import { parseFilters } from '#features/citations/filters.ts';
import { listState } from '#features/citations/queries/list-state.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Fault } from '#lib/problem.ts';
import type { EvidenceMap } from '../evidence-map.ts';
import { mapQueryOf } from '../schema.ts';
import type { TimelineYear } from '../timeline.ts';
import { findMap } from './find-map.ts';
import { findTimeline } from './find-timeline.ts';

/** Everything the page of the map shows, of today or as of a day. */
export type MapPage = {
  query: { rows: string; columns: string };
  asOf: string | null;
  /** What of the address could not be read. */
  faults: readonly Fault[];
  /** As choices. */
  facets: { value: string; label: string }[];
  map: EvidenceMap;
  years: TimelineYear[];
};

const nothing: EvidenceMap = { rows: [], columns: [], cells: new Map() };

export async function findMapPage(viewer: LibraryActor, parameters: SearchParameters): Promise<MapPage> {
  const { filters, faults } = parseFilters(parameters);
  const state = await listState(viewer, filters);
  const facets = state.vocabulary.facets.map(({ slug, name }) => ({ value: slug, label: name }));
  const query = mapQueryOf(
    parameters,
    facets.map(({ value }) => value),
  );
  const [map, years] = await Promise.all([
    query ? findMap(viewer, query, state) : nothing,
    findTimeline(viewer, state),
  ]);
  const { asOf } = filters;
  const unread = faults.filter(({ pointer }) => pointer === '/asOf');
  return { query: query ?? { rows: '', columns: '' }, asOf, faults: unread, facets, map, years };
}
