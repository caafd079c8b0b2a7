import { levelFilters, printLevelFilter } from '#features/evidence/evidence-level.ts';
import type { Facet } from '#features/vocabulary/vocabulary-tree.ts';
import { isItemType, itemTypes } from '#lib/csl/item-types.ts';
import type { FacetCounts } from '../../facet-counts.ts';
import { type FacetRow, termRows } from '../../facet-rows.ts';
import { conditionNames, levelLabel, possessionNames } from '../../filter-chips.ts';
import { type Choice, stateOf } from '../../filter-links.ts';
import type { CitationFilters } from '../../filters.ts';
import { FacetGroup } from './facet-group.tsx';
import { YearFacet } from './year-facet.tsx';

type Props = {
  facets: Facet[];
  counts: FacetCounts;
  filters: CitationFilters;
  path: string;
  /** Facets that show all they have. */
  more: readonly string[];
  moreLink: (more: readonly string[]) => string;
  link: (filters: CitationFilters) => string;
};

const openAtFirst = 3;

/** Everything a list can be narrowed by, with counts; each choice is a link. */
export function FacetPanel({ facets, counts, filters, path, more, moreLink, link }: Props) {
  const row = (choice: Choice, label: string, count: number): FacetRow => ({
    choice,
    label,
    synonyms: [],
    depth: 0,
    count,
    state: stateOf(filters, choice),
    minor: false,
  });
  const present = ({ count, state }: FacetRow) => count > 0 || state !== null;
  const levels = levelFilters
    .map(printLevelFilter)
    .map((value) => row({ kind: 'level', value }, levelLabel(value), counts.levels[value] ?? 0));
  const types = Object.keys({ ...counts.types, ...Object.fromEntries(filters.types.map((type) => [type, 0])) })
    .filter(isItemType)
    .map((value) => row({ kind: 'type', value }, itemTypes[value], counts.types[value] ?? 0))
    .toSorted((a, b) => b.count - a.count);
  const has = (['abstract', 'doi', 'pmid', 'file'] as const).map((value) =>
    row({ kind: 'has', value }, possessionNames[value], counts.has[value]),
  );
  const is = (['untagged', 'unrated'] as const).map((value) =>
    row({ kind: 'is', value }, conditionNames[value], counts.is[value]),
  );
  const shared = { filters, link };
  return (
    <>
      {facets.map((facet, index) => (
        <FacetGroup
          key={facet.slug}
          name={facet.name}
          hint={facet.hint}
          rows={termRows(facet, counts.terms, filters)}
          open={index < openAtFirst || more.includes(facet.slug)}
          whole={more.includes(facet.slug)}
          wholeHref={moreLink(toggled(more, facet.slug))}
          {...shared}
        />
      ))}
      <FacetGroup name="Evidence level" rows={levels.filter(present)} open {...shared} />
      <YearFacet years={counts.years} path={path} {...shared} />
      <FacetGroup name="Type" rows={types.filter(present)} open={false} {...shared} />
      <FacetGroup name="Has" rows={has.filter(present)} open={false} {...shared} />
      <FacetGroup name="To do" rows={is.filter(present)} open={false} {...shared} />
      <p className="p-4">
        <a className="text-xs" href={`${path}?is=trashed`} data-soft="">
          Trash
        </a>
      </p>
    </>
  );
}

function toggled(more: readonly string[], facet: string): string[] {
  return more.includes(facet) ? more.filter((each) => each !== facet) : [...more, facet];
}
