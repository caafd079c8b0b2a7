import { Button } from '#components/button.tsx';
import { MenuLabel, MenuLine, MenuLink } from '#components/menu.tsx';
import { Menu } from '#components/menu-popover.tsx';
import { fromStart } from '../../filter-links.ts';
import { type CitationFilters, effectiveSort, printSort, type Sort } from '../../filters.ts';
import { densities, type ListView } from '../../list-view.ts';
import { ColumnOrder } from './column-order.tsx';

const sortNames: readonly { sort: Sort; name: string; needsSearch?: true; needsCollection?: true }[] = [
  { sort: { by: 'place', reversed: false }, name: 'Order of the collection', needsCollection: true },
  { sort: { by: 'relevance', reversed: false }, name: 'Best match', needsSearch: true },
  { sort: { by: 'added', reversed: true }, name: 'Newest added' },
  { sort: { by: 'added', reversed: false }, name: 'Oldest added' },
  { sort: { by: 'changed', reversed: true }, name: 'Last changed' },
  { sort: { by: 'year', reversed: true }, name: 'Newest published' },
  { sort: { by: 'year', reversed: false }, name: 'Oldest published' },
  { sort: { by: 'author', reversed: false }, name: 'Author, A to Z' },
  { sort: { by: 'author', reversed: true }, name: 'Author, Z to A' },
  { sort: { by: 'title', reversed: false }, name: 'Title, A to Z' },
  { sort: { by: 'title', reversed: true }, name: 'Title, Z to A' },
  { sort: { by: 'level', reversed: false }, name: 'Strongest evidence' },
  { sort: { by: 'level', reversed: true }, name: 'Weakest evidence' },
];

/** The list's order, as links. */
export function SortMenu({ filters, link }: { filters: CitationFilters; link: (filters: CitationFilters) => string }) {
  const current = printSort(effectiveSort(filters));
  const offered = sortNames.filter(
    ({ needsSearch, needsCollection }) =>
      (!needsSearch || filters.q !== '') && (!needsCollection || filters.collections.length > 0),
  );
  const name = sortNames.find(({ sort }) => printSort(sort) === current)?.name ?? 'Order';
  return (
    <Menu label={name} icon="arrow-up-down" variant="quiet" size="small" align="end">
      <MenuLabel>Order</MenuLabel>
      {offered.map(({ sort, name: each }) => (
        <MenuLink
          key={each}
          href={link({ ...fromStart(filters), sort })}
          data-soft="list"
          rel="nofollow"
          aria-current={printSort(sort) === current || undefined}
        >
          {each}
        </MenuLink>
      ))}
    </Menu>
  );
}

/** What the list shows of a citation, and how closely; kept for this person and library. */
export function ViewMenu({ view, save }: { view: ListView; save: (data: FormData) => Promise<void> }) {
  return (
    <Menu label="Columns" icon="columns-3" variant="quiet" size="small" align="end">
      <form action={save} className="px-2 pb-1">
        <fieldset>
          <legend className="menu-label px-0">Show beside the title, in this order</legend>
          <ColumnOrder fields={view.fields} />
        </fieldset>
        <MenuLine />
        <fieldset className="segments w-full">
          <legend className="sr-only">Density</legend>
          {Object.entries(densities).map(([density, name]) => (
            <label key={density} className="flex-1 justify-center">
              <input type="radio" name="density" value={density} defaultChecked={view.density === density} />
              {name}
            </label>
          ))}
        </fieldset>
        <Button type="submit" variant="primary" className="mt-2 w-full">
          Save columns
        </Button>
      </form>
    </Menu>
  );
}
